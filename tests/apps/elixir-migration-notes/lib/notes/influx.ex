defmodule Notes.Influx do
  @moduledoc "Reads both shapes while the service is being upgraded."

  def endpoint do
    [endpoint | _] = relationships()["influxdb"]
    endpoint
  end

  def user, do: endpoint()["username"] || endpoint()["user"] # lint-expect: renamed-user=note

  def org do
    case endpoint() do
      %{"query" => %{"org" => org}} -> org # lint-silent: the new shape
      %{"org" => org} -> org # lint-expect: moved-org=note
    end
  end

  def bucket do
    e = endpoint()
    get_in(e, ["query", "bucket"]) || Map.get(e, "bucket") # lint-expect: moved-bucket=note
  end

  def token(e \\ endpoint()) do
    if Map.has_key?(e, "query") do
      e["query"]["api_token"] # lint-silent: the new shape
    else
      e["api_token"] # lint-expect: moved-api-token=note
    end
  end

  def login(%{"username" => name}), do: name # lint-silent: the new key
  def login(%{"user" => name}), do: name # lint-expect: renamed-user=note

  def account, do: login(endpoint())

  def first_of(keys, e \\ endpoint()), do: Enum.find_value(keys, fn key -> e[key] end)

  def any_user, do: first_of(["username", "user"]) # lint-expect: renamed-user=note

  def with_default, do: Map.get(endpoint(), "username", endpoint()["user"]) # lint-expect: renamed-user=note

  def relationships do
    System.get_env("PLATFORM_RELATIONSHIPS") |> Base.decode64!() |> JSON.decode!()
  end
end
