defmodule Mix.Tasks.Sensors.Check do
  @shortdoc "Prints how the services are reached"
  use Mix.Task

  @keys ~w(user password)a
  @moved [:org, :bucket]

  @impl Mix.Task
  def run([]) do
    run(["timedb"])
  end

  def run([name | _]) do
    endpoint = Sensors.Platform.endpoint("timedb")
    Mix.shell().info("#{name}: #{describe(endpoint)}")

    if Map.has_key?(endpoint, "api_token"), do: Mix.shell().info("has a token") # lint-expect: moved-api-token
    Enum.each(@moved, fn key -> Mix.shell().info("#{key}: #{key in @keys}") end) # lint-silent: no endpoint
  end

  defp describe(nil), do: "nothing"
  defp describe(%{"user" => user, "host" => host}), do: "#{user}@#{host}" # lint-expect: renamed-user
  defp describe(other), do: inspect(other)
end
