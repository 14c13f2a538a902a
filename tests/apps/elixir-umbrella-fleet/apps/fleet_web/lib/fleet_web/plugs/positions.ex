defmodule FleetWeb.Plugs.Positions do
  import Plug.Conn

  def init(opts), do: opts

  def call(conn, _opts) do
    %{positions: positions} = Application.get_env(:fleet_web, :endpoints)
    conn |> assign(:positions, positions) |> put_private(:bucket, positions["bucket"]) # lint-expect: moved-bucket
  end
end
