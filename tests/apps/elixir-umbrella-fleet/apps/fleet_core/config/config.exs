import Config

config :fleet_core, :org, "fleet" # lint-silent: the app's own
