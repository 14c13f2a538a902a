defmodule Metrics.MixProject do
  use Mix.Project

  def project, do: [app: :metrics, version: "1.0.0", elixir: "~> 1.14", deps: deps(), aliases: aliases()]
  def application, do: [mod: {Metrics.Application, []}, extra_applications: [:logger, :runtime_tools]]

  defp deps do
    [{:phoenix, "~> 1.7"}, {:ecto_sql, "~> 3.10"}, {:postgrex, ">= 0.0.0"}, {:jason, "~> 1.2"}, {:finch, "~> 0.13"}]
  end

  defp aliases, do: [setup: ["deps.get", "ecto.setup"]]
end
