defmodule Sensors.Store do
  @moduledoc "Holds the connection to the time series database."
  use GenServer

  alias Sensors.Platform

  defstruct [:host, :port, :org, :bucket, :token]

  # Client

  def start_link(endpoint), do: GenServer.start_link(__MODULE__, endpoint, name: __MODULE__)

  def write(lines), do: GenServer.cast(__MODULE__, {:write, lines})

  def owner, do: GenServer.call(__MODULE__, :owner)

  # Server

  @impl true
  def init(endpoint) do
    endpoint = endpoint || Platform.endpoint("timedb")

    state = %__MODULE__{
      host: endpoint["host"],
      port: endpoint["port"],
      org: endpoint["org"], # lint-expect: moved-org
      bucket: Map.fetch!(endpoint, "bucket"), # lint-expect: moved-bucket
      token: endpoint |> Map.get("api_token") # lint-expect: moved-api-token
    }

    {:ok, {endpoint, state}}
  end

  @impl true
  def handle_call(:owner, _from, {endpoint, _conn} = state) do
    {:reply, endpoint["user"], state} # lint-expect: renamed-user
  end

  def handle_call(:address, _from, {_endpoint, conn} = state) do
    {:reply, {conn.host, conn.port}, state}
  end

  @impl true
  def handle_cast({:write, lines}, {_endpoint, conn} = state) do
    Req.post!(write_url(conn), body: lines, headers: [authorization: "Token #{conn.token}"])
    {:noreply, state}
  end

  # The fields of the struct are our own.
  defp write_url(%__MODULE__{host: host, port: port, org: org, bucket: bucket}) do # lint-silent: own struct
    "http://#{host}:#{port}/api/v2/write?org=#{org}&bucket=#{bucket}"
  end
end
