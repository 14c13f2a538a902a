defmodule Fleet.Ingest.MixProject do
  use Mix.Project

  def project, do: [app: :fleet_ingest, version: "0.1.0", deps: [{:fleet_core, in_umbrella: true}, {:req, "~> 0.4"}]]
end
