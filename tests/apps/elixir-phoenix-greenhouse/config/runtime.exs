import Config

defmodule Greenhouse.RuntimeConfig do
  def relationships(encoded) do
    encoded
    |> Base.decode64!(padding: false, ignore: :whitespace)
    |> Jason.decode!(keys: :atoms)
  end

  def endpoint(relationships, name, index \\ 0) do
    relationships |> Map.fetch!(name) |> Enum.at(index)
  end
end

alias Greenhouse.RuntimeConfig

if encoded = System.get_env("PLATFORM_RELATIONSHIPS") do
  relationships = RuntimeConfig.relationships(encoded)
  tsdb = RuntimeConfig.endpoint(relationships, :database)
  pg = RuntimeConfig.endpoint(relationships, :postgres)

  config :greenhouse, Greenhouse.Repo,
    url: "ecto://#{pg[:user] || pg.username}:#{pg.password}@#{pg.host}/#{pg.path}" # lint-silent: postgresql

  config :greenhouse, Greenhouse.Series,
    url: "http://#{tsdb.host}:#{tsdb.port}",
    user: tsdb.user, # lint-expect: renamed-user
    org: tsdb[:org], # lint-expect: moved-org
    bucket: Map.get(tsdb, :bucket, "beds") # lint-expect: moved-bucket

  config :greenhouse,
    tsdb: tsdb,
    redis: RuntimeConfig.endpoint(relationships, :cache)
end
