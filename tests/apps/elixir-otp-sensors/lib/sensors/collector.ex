defmodule Sensors.Collector do
  use GenServer

  alias Sensors.{Platform, Store}

  @interval :timer.seconds(30)

  def start_link(_), do: GenServer.start_link(__MODULE__, %{}, name: __MODULE__)

  @impl true
  def init(_) do
    schedule()
    {:ok, %{postgres: Platform.endpoint("database"), influx: Platform.endpoint("timedb")}}
  end

  @impl true
  def handle_info(:collect, %{postgres: postgres, influx: influx} = state) do
    rows = query(postgres["user"], postgres["password"]) # lint-silent: postgresql
    Store.write(Enum.map(rows, &line(&1, influx)))
    schedule()
    {:noreply, state}
  end

  defp query(user, password), do: Sensors.Postgres.rows(user, password)

  defp line(%{name: name, value: value}, influx) do
    "#{name},owner=#{influx["user"]} value=#{value}" # lint-expect: renamed-user
  end

  defp schedule, do: Process.send_after(self(), :collect, @interval)
end
