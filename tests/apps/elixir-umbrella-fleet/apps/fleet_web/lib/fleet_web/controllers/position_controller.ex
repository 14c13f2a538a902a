defmodule FleetWeb.PositionController do
  use FleetWeb, :controller

  plug :put_owner when action == :index

  def index(conn, %{"org" => org} = params) do # lint-silent: parameters
    json(conn, %{org: org, bucket: params["bucket"], owner: conn.assigns.owner}) # lint-silent: parameters
  end

  defp put_owner(conn, _opts), do: assign(conn, :owner, conn.assigns.positions["org"]) # lint-expect: moved-org
end
