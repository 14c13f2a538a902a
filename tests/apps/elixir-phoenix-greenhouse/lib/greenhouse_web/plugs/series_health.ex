defmodule GreenhouseWeb.Plugs.SeriesHealth do
  @behaviour Plug
  import Plug.Conn

  @impl true
  def init(opts), do: Keyword.put_new(opts, :path, "/_series")

  @impl true
  def call(%Plug.Conn{request_path: path} = conn, opts) do
    if path == opts[:path] do
      tsdb = Application.get_env(:greenhouse, :tsdb, %{})
      body = Jason.encode!(%{host: tsdb[:host], bucket: tsdb[:bucket], user: conn.assigns[:user]}) # lint-expect: moved-bucket
      conn |> put_resp_content_type("application/json") |> send_resp(200, body) |> halt()
    else
      conn
    end
  end
end
