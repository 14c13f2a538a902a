defmodule MetricsWeb.StatusController do
  use MetricsWeb, :controller

  alias Metrics.Accounts

  plug :require_user when action in [:show]

  def show(conn, %{"user" => user_id, "org" => org}) do # lint-silent: request parameters
    user = Accounts.get_user!(user_id)
    render(conn, :show, user: user, org: org, influx: influx_summary())
  end

  def health(conn, _params) do
    json(conn, influx_summary())
  end

  defp influx_summary do
    with endpoint when is_map(endpoint) <- Application.get_env(:metrics, :influx_endpoint),
         %{"host" => host, "user" => user} <- endpoint do # lint-expect: renamed-user
      %{host: host, user: user}
    else
      _ -> %{host: nil, user: nil}
    end
  end

  defp require_user(conn, _opts) do
    if conn.assigns[:user], do: conn, else: halt(conn) # lint-silent: assigns
  end
end
