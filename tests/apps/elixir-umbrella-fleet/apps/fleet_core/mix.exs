defmodule Fleet.Core.MixProject do
  use Mix.Project

  def project, do: [app: :fleet_core, version: "0.1.0", build_path: "../../_build", deps: [{:jason, "~> 1.4"}]]
end
