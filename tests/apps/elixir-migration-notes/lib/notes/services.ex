defmodule Notes.Services do
  alias Notes.Influx

  @doc "One property of a service, by the name that the caller asks for."
  def property(name, key) do
    with [endpoint | _] <- Influx.relationships()[name] do
      Map.get(endpoint, key)
    end
  end

  def postgres_user, do: property("postgresql", "user") # lint-silent: postgresql
  def influx_host, do: property("influxdb", "host")
  def influx_org, do: property("influxdb", "org") # lint-expect: moved-org

  def of_request(%{"name" => name, "key" => key}), do: {name, key}

  def exported(key) do
    Influx.endpoint()[key] # lint-expect: undecided-key=warning
  end

  def old_variables do
    {System.get_env("INFLUXDB_USER"), System.get_env("INFLUXDB_HOST")} # lint-expect: vanished-variable
  end

  def routes do
    routes = System.get_env("PLATFORM_ROUTES") |> Base.decode64!() |> JSON.decode!()
    for {_url, route} <- routes, do: route["user"] # lint-silent: routes
  end

  def put_own(user) do
    endpoint = Influx.endpoint() |> Map.put("user", user) |> Map.put_new("org", "main")
    {endpoint["user"], endpoint["host"]} # lint-silent: put there by us
  end

  def drop do
    Influx.endpoint() |> Map.drop(["user", "org"]) # lint-silent: they are left out
  end
end

defmodule Notes.Source do
  @moduledoc "What every module that writes points has."

  defmacro __using__(_opts) do
    quote do
      alias Notes.Influx

      def target, do: Influx.endpoint()
      def organisation, do: target()["org"] # lint-expect: moved-org
    end
  end
end

defmodule Notes.Writer do
  use Notes.Source

  def write(lines), do: Req.post!(url(), body: lines)

  defp url, do: "http://#{target()["host"]}/api/v2/write?bucket=#{target()["bucket"]}" # lint-expect: moved-bucket
end
