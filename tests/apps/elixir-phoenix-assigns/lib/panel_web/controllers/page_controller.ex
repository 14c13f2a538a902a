defmodule PanelWeb.PageController do
  use PanelWeb, :controller

  plug PanelWeb.Plugs.Influx

  def home(conn, _params) do
    token = conn.assigns.influx.api_token # lint-expect: moved-api-token
    user = get_session(conn, :user) # lint-silent: a session
    render(conn, :home, token: token, user: user)
  end

  def org(conn, %{"org" => org}) do # lint-silent: a parameter
    %{influx: influx} = conn.assigns
    text(conn, "#{org} of #{influx[:org]}") # lint-expect: moved-org
  end

  def login(%{params: %{"user" => user}} = conn, _params) do # lint-silent: a form
    conn |> put_session(:user, user) |> redirect(to: "/")
  end
end
