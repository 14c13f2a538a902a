defmodule Export.MixProject do
  use Mix.Project

  def project, do: [app: :export, version: "0.1.0", escript: [main_module: Export.CLI], deps: [{:jason, "~> 1.4"}]]
end
