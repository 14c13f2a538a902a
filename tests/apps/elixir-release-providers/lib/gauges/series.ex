defmodule Gauges.Series do
  @moduledoc "The client."
  use GenServer

  defstruct [:endpoint, :raw, :since]

  def start_link(endpoint) do
    GenServer.start_link(__MODULE__, %__MODULE__{raw: endpoint, since: DateTime.utc_now()}, name: __MODULE__)
  end

  @impl true
  def init(%__MODULE__{raw: raw} = state), do: {:ok, %{state | endpoint: Gauges.Endpoint.new(raw)}}

  def endpoint, do: GenServer.call(__MODULE__, :endpoint)
  def property(key), do: GenServer.call(__MODULE__, {:property, key})

  @impl true
  def handle_call(:endpoint, _from, %{endpoint: endpoint} = state), do: {:reply, endpoint, state}
  def handle_call({:property, key}, _from, state), do: {:reply, Map.get(state.raw, key), state}

  def secret, do: property("password") # lint-silent: stays
  def bucket, do: property("bucket") # lint-expect: moved-bucket

  def url do
    %{host: host, port: port, org: org} = endpoint() # lint-silent: read where the schema has its field
    "http://#{host}:#{port}/api/v2/write?org=#{org}"
  end
end
