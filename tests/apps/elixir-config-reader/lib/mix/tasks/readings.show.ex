defmodule Mix.Tasks.Readings.Show do
  use Mix.Task
  alias Readings.Platform

  @impl true
  def run(args) do
    {opts, [], []} = OptionParser.parse(args, switches: [user: :boolean, org: :boolean])
    show(opts, Platform.influx())
  end

  defp show([], _endpoint), do: :ok

  defp show([{:user, true} | rest], endpoint) do # lint-silent: an option
    Mix.shell().info(endpoint["user"]) # lint-expect: renamed-user
    show(rest, endpoint)
  end

  defp show([{key, true} | rest], endpoint) do
    Mix.shell().info("#{key}: #{Map.get(endpoint, to_string(key))}") # lint-expect: undecided-key=warning
    show(rest, endpoint)
  end
end
