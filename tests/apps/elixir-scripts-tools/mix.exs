defmodule Tools.MixProject do
  use Mix.Project

  def project, do: [app: :tools, version: "0.1.0", escript: [main_module: Tools.CLI], deps: [{:jason, "~> 1.4"}]]
end
