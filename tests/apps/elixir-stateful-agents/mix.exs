defmodule Agents.MixProject do
  use Mix.Project

  def project, do: [app: :agents, version: "0.1.0", deps: [{:poison, "~> 5.0"}]]

  def application, do: [mod: {Agents, []}, extra_applications: [:logger, :inets]]
end
