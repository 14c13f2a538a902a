import Config

alias Platformsh.Config, as: PshConfig

dsn = PshConfig.ecto_dsn_formatter(PshConfig.credentials("postgresdatabase"))
config :readings, Readings.Repo, url: dsn

influx = PshConfig.credentials("influx")

config :readings, Readings.Connection,
  auth: [
    method: :basic,
    username: Map.fetch!(influx, "user"), # lint-expect: renamed-user
    password: influx["password"]
  ],
  host: influx["host"]
