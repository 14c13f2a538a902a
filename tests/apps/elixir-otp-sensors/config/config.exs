import Config

config :sensors,
  user: "sensors", # lint-silent: own key
  bucket: "default" # lint-silent: own key

config :logger, level: :info
