defmodule Gauges.MixProject do
  use Mix.Project

  def project do
    [
      app: :gauges,
      version: "2.0.0",
      deps: [{:jason, "~> 1.4"}, {:ecto, "~> 3.10"}, {:platformshconfig, "~> 0.1"}],
      releases: [gauges: [config_providers: [{Gauges.PlatformProvider, "PLATFORM_RELATIONSHIPS"}]]]
    ]
  end

  def application, do: [mod: {Gauges.Application, env: :prod}]
end
