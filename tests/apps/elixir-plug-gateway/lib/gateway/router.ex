defmodule Gateway.Router do
  use Plug.Router

  alias Gateway.Env

  plug Plug.Parsers, parsers: [:json], json_decoder: Jason
  plug Gateway.Plugs.Influx, keys: ["host", "user"] # lint-expect: renamed-user
  plug :match
  plug :dispatch

  get "/health" do
    influx = Env.service("metrics")
    send_resp(conn, 200, Jason.encode!(%{host: influx["host"], org: influx["org"]})) # lint-expect: moved-org
  end

  post "/write/:bucket" do
    %{"bucket" => bucket} = conn.path_params # lint-silent: a parameter of the path
    result = Gateway.Influx.write(bucket, conn.body_params["lines"])
    send_resp(conn, status(result), "")
  end

  get "/me" do
    user = conn.assigns[:user] || conn.cookies["user"] # lint-silent: the visitor
    send_resp(conn, 200, to_string(user))
  end

  get "/search" do
    es = Env.service("search")
    url = "http://#{es["user"]}@#{es["host"]}" # lint-silent: opensearch
    send_resp(conn, 302, url)
  end

  match _ do
    send_resp(conn, 404, "no such thing")
  end

  defp status({:ok, %{status: status}}), do: status
  defp status({:error, _}), do: 502
end
