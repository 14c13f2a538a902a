defmodule Tools.CLI do
  alias Tools.Rels

  @switches [rel: :string, user: :string, verbose: :boolean] # lint-silent: options

  def main(argv) do
    case OptionParser.parse(argv, strict: @switches) do
      {opts, ["keys"], []} -> keys(opts)
      {opts, ["get", key], []} -> IO.puts(Rels.first("influxdb")[key] || opts[:user]) # lint-expect: undecided-key=warning
      {_opts, ["who"], []} -> who()
      _ -> usage()
    end
  end

  defp keys(opts) do
    opts |> Keyword.get(:rel, "influxdb") |> Rels.first() |> Map.keys() |> Enum.each(&IO.puts/1) # lint-expect: undecided-key=warning
  end

  defp who do
    ["influxdb", "database"]
    |> Enum.zip(["user", "username"]) # lint-expect: renamed-user
    |> Enum.map(fn {rel, key} -> Rels.first(rel)[key] end)
    |> Enum.each(&IO.inspect(&1, label: "who"))
  end

  defp usage, do: IO.puts("tools keys|get KEY|who [--user NAME]") # lint-silent: an option
end
