defmodule Sinks.MixProject do
  use Mix.Project

  def project do
    [app: :sinks, version: "1.2.0", consolidate_protocols: Mix.env() != :test, deps: [{:jason, "~> 1.0"}]]
  end
end
