defmodule PanelWeb.Plugs.Influx do
  import Plug.Conn

  def init(options), do: options

  def call(conn, _options) do
    endpoint = Application.fetch_env!(:panel, :influx)[:endpoint]

    conn
    |> assign(:influx, endpoint)
    |> assign(:bucket, endpoint.bucket) # lint-expect: moved-bucket
  end
end
