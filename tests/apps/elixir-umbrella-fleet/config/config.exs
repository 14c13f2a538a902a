import Config

config :fleet_core, relationship: "positions"
config :fleet_core, Fleet.Core.Platform, decoder: Jason
config :fleet_web, FleetWeb.Endpoint, url: [host: "localhost"]

import_config "../apps/*/config/config.exs"
