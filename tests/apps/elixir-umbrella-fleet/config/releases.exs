import Config

config :fleet_web, :endpoints, Fleet.Core.Platform.endpoints()
config :fleet_ingest, Fleet.Ingest.Uploader, Fleet.Core.Platform.options("positions")
