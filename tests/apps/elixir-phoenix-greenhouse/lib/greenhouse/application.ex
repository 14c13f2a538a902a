defmodule Greenhouse.Application do
  use Application

  @impl true
  def start(_type, _args) do
    tsdb = Application.get_env(:greenhouse, :tsdb)

    children = [
      Greenhouse.Repo,
      {Greenhouse.Series.Buffer, name: Greenhouse.Series.Buffer, token: tsdb[:api_token]}, # lint-expect: moved-api-token
      {Task.Supervisor, name: Greenhouse.Tasks},
      GreenhouseWeb.Endpoint
    ]

    Supervisor.start_link(children, strategy: :one_for_one)
  end
end
