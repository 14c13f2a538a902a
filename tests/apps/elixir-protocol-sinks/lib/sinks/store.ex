defmodule Sinks.Store do
  @moduledoc "A store of last readings."

  @callback credentials() :: map()
  @callback put(reading :: map()) :: :ok

  defmacro __using__(_opts) do
    quote do
      @behaviour Sinks.Store
      def login, do: {credentials()["user"], credentials()["password"]} # lint-expect: renamed-user
    end
  end

  def implementation, do: Application.get_env(:sinks, :store, Sinks.Store.Influx)
end

defmodule Sinks.Store.Influx do
  use Sinks.Store

  @impl true
  def credentials, do: Sinks.Relationship.get("influx-main")

  @impl true
  def put(%{org: org, value: value}) do # lint-silent: a reading's
    path = "/api/v2/write?bucket=" <> Map.fetch!(credentials(), "bucket") # lint-expect: moved-bucket
    :hackney.post("http://#{credentials()["host"]}#{path}", [], "last,org=#{org} value=#{value}", [])
    :ok
  end
end

defmodule Sinks.Store.Mongo do
  @behaviour Sinks.Store

  @impl true
  def credentials, do: Sinks.Relationship.get("docs")

  @impl true
  def put(reading) do
    Mongo.insert_one(:mongo, "last", %{user: credentials()["user"], value: reading.value}) # lint-silent: mongodb
    :ok
  end
end
