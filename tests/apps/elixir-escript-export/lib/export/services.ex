defmodule Export.Services do
  @doc "All endpoints of all relationships in one list."
  def load do
    "PLATFORM_RELATIONSHIPS"
    |> System.fetch_env!()
    |> Base.decode64!(ignore: :whitespace)
    |> Jason.decode!()
    |> Enum.flat_map(fn {name, endpoints} -> Enum.map(endpoints, &Map.put(&1, "name", name)) end)
  end

  def find(services, predicate), do: Enum.find(services, predicate)

  def by_type(services) do
    Enum.group_by(services, fn service -> service["type"] |> String.split(":") |> hd() end)
  end

  def users(services) do
    for %{"type" => "influxdb:" <> _version} = service <- services, do: service["user"] # lint-expect: renamed-user
  end

  def owners(services) do
    services
    |> Enum.reject(fn service -> service["rel"] == "influxdb" end)
    |> Enum.map(fn service -> service["user"] end) # lint-silent: all but influxdb
  end

  def logins(services) do
    Enum.map(services, fn
      %{"scheme" => "mysql"} = mysql -> {mysql["user"], mysql["password"]} # lint-silent: mysql
      %{"rel" => "influxdb", "user" => user} -> {user, nil} # lint-expect: renamed-user
      _ -> nil
    end)
  end

  def any_user(services) do
    Enum.map(services, & &1["user"]) # lint-expect: undecided-key=warning
  end
end
