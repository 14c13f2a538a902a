defmodule Agents.Writer do
  use GenServer, restart: :transient
  require Logger

  defmodule State do
    defstruct [:endpoint, :bucket, pending: []]
  end

  def start_link(endpoint), do: GenServer.start_link(__MODULE__, endpoint, name: __MODULE__)

  def put(line), do: GenServer.call(__MODULE__, {:put, line})

  def stats, do: GenServer.call(__MODULE__, :stats, :infinity)

  @impl GenServer
  def init(endpoint) do
    Process.flag(:trap_exit, true)
    {:ok, %State{endpoint: endpoint, bucket: endpoint["bucket"]}} # lint-expect: moved-bucket
  end

  @impl GenServer
  def handle_call({:put, line}, _from, %State{pending: pending} = state) do
    send(self(), :flush)
    {:reply, :ok, %State{state | pending: [line | pending]}}
  end

  def handle_call(:stats, _from, state) do
    {:reply, %{org: state.endpoint["org"], bucket: state.bucket}, state} # lint-expect: moved-org
  end

  @impl GenServer
  def handle_info(:flush, %{endpoint: %{"api_token" => token} = endpoint} = state) do # lint-expect: moved-api-token
    url = 'http://#{endpoint["host"]}:#{endpoint["port"]}/api/v2/write?bucket=#{state.bucket}'
    :httpc.request(:post, {url, [{'authorization', 'Token #{token}'}], 'text/plain', Enum.join(state.pending, "\n")}, [], [])
    {:noreply, %{state | pending: []}}
  end

  def handle_info(message, state) do
    Logger.debug("#{inspect(message)} for #{state.endpoint |> Map.get("user")}") # lint-expect: renamed-user
    {:noreply, state}
  end

  @impl GenServer
  def terminate(_reason, %{bucket: bucket}), do: Logger.info("closed #{bucket}") # lint-silent: the server's own state
end
