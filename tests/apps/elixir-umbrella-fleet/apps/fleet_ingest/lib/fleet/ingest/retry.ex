defmodule Fleet.Ingest.Retry do
  alias Fleet.Core.Platform

  def with_token(fun) when is_function(fun, 1) do
    Platform.endpoint("positions")
    |> Map.get("api_token") # lint-expect: moved-api-token
    |> fun.()
  end

  def with_endpoint(name, fun), do: name |> Platform.endpoint() |> fun.()

  def bucket, do: with_endpoint("positions", & &1["bucket"]) # lint-expect: moved-bucket

  def database, do: with_endpoint("fleetdb", & &1["user"]) # lint-silent: postgresql

  def login do
    with_endpoint("positions", fn %{"user" => user, "password" => password} -> # lint-expect: renamed-user
      {user, password}
    end)
  end
end
