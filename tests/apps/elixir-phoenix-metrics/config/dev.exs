import Config

config :metrics, Metrics.Repo, username: "postgres", password: "postgres", hostname: "localhost"
config :metrics, Metrics.Influx, host: "localhost", port: 8086, user: "admin", org: "dev" # lint-silent: own keys
