import Config

config :greenhouse, ecto_repos: [Greenhouse.Repo]

config :greenhouse, Greenhouse.Series,
  url: "http://localhost:8086",
  user: "dev", # lint-silent: of the developer's machine
  bucket: "dev" # lint-silent: of the developer's machine

if File.exists?("config/#{config_env()}.exs"), do: import_config("#{config_env()}.exs")
