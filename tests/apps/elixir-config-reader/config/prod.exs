use Mix.Config

config :readings, Readings.Repo,
  url: "ecto://placeholder"

config :readings, :routes, "PLATFORM_ROUTES" |> System.get_env("e30=") |> Base.decode64!() |> Poison.decode!()
