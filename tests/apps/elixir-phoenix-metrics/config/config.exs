import Config

config :metrics, ecto_repos: [Metrics.Repo]
config :metrics, Metrics.Influx, scheme: "http", org: "local", bucket: "local" # lint-silent: own keys
config :phoenix, :json_library, Jason

import_config "#{config_env()}.exs"
