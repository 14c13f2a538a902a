defmodule Panel.Telegraf do
  @moduledoc "Writes the configuration of the agent that runs beside the app."

  @template "priv/templates/telegraf.conf.eex"

  def write(path) do
    influx = Application.get_env(:panel, :influx) |> Keyword.fetch!(:endpoint)
    File.write!(path, EEx.eval_file(@template, influx: influx, name: "panel"))
  end
end
