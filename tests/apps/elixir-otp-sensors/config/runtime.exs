import Config

if config_env() == :prod do
  [db] =
    "PLATFORM_RELATIONSHIPS"
    |> System.fetch_env!()
    |> Base.decode64!()
    |> Jason.decode!()
    |> Map.fetch!("database")

  config :sensors, Sensors.Repo,
    username: db["username"], # lint-silent: postgresql
    password: db["password"],
    org: db["org"] # lint-silent: postgresql
end
