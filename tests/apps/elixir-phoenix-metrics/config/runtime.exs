import Config

relationships =
  case System.get_env("PLATFORM_RELATIONSHIPS") do
    nil -> %{}
    encoded -> encoded |> Base.decode64!() |> Jason.decode!()
  end

if config_env() == :prod and relationships != %{} do
  [influx | _] = relationships["influxdb"]
  pg = relationships |> Map.get("database") |> List.first()

  config :metrics, Metrics.Repo,
    username: pg["username"],
    password: pg["password"],
    hostname: pg["host"],
    database: pg["path"]

  config :metrics, Metrics.Influx,
    host: influx["host"],
    port: influx["port"],
    username: influx["user"], # lint-expect: renamed-user
    password: influx["password"],
    org: influx["org"] || "main", # lint-expect: moved-org
    bucket: get_in(relationships, ["influxdb", Access.at(0), "bucket"]) # lint-expect: moved-bucket

  config :metrics, :influx_endpoint, influx

  config :metrics, MetricsWeb.Endpoint, secret_key_base: System.fetch_env!("PLATFORM_PROJECT_ENTROPY")
end
