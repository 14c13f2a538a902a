defmodule Sensors.MixProject do
  use Mix.Project

  def project do
    [
      app: :sensors,
      version: "0.3.0",
      elixir: "~> 1.15",
      start_permanent: Mix.env() == :prod,
      deps: deps()
    ]
  end

  def application do
    [extra_applications: [:logger], mod: {Sensors.Application, []}]
  end

  defp deps do
    [{:jason, "~> 1.4"}, {:req, "~> 0.4"}]
  end
end
