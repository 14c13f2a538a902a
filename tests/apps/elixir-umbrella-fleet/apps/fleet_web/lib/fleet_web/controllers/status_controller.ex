defmodule FleetWeb.StatusController do
  use FleetWeb, :controller

  def show(%{assigns: %{positions: positions}} = conn, _params) do
    text(conn, "written by #{positions["user"]} to #{conn.private[:bucket]}") # lint-expect: renamed-user
  end

  def database(conn, _params) do
    endpoints = Application.get_env(:fleet_web, :endpoints)
    text(conn, endpoints.fleetdb["user"] || endpoints[:fleetdb]["username"]) # lint-silent: postgresql
  end
end
