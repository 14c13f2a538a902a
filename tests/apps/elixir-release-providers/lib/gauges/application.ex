defmodule Gauges.Application do
  use Application

  def start(_type, env: env) do
    children = [{Gauges.Series, series(env)}, Gauges.Keeper]
    Supervisor.start_link(children, strategy: :one_for_one)
  end

  defp series(:prod), do: Platformsh.Config.credentials("gauge_series")
  defp series(_), do: %{"host" => "localhost", "user" => "dev", "org" => "dev"} # lint-silent: of the developer's machine
end
