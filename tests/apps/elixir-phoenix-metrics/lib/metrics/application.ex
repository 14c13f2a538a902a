defmodule Metrics.Application do
  use Application

  @impl true
  def start(_type, _args) do
    children = [Metrics.Repo, {Finch, name: Metrics.Finch}, {Phoenix.PubSub, name: Metrics.PubSub}, MetricsWeb.Endpoint]
    Supervisor.start_link(children, strategy: :one_for_one, name: Metrics.Supervisor)
  end
end
