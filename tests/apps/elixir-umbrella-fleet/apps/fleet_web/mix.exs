defmodule FleetWeb.MixProject do
  use Mix.Project

  def project, do: [app: :fleet_web, version: "0.1.0", deps: [{:fleet_core, in_umbrella: true}, {:phoenix, "~> 1.6"}]]
end
