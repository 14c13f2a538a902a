defmodule Gateway.Plugs.Influx do
  @behaviour Plug

  import Plug.Conn

  alias Gateway.Env

  @impl true
  def init(opts), do: Keyword.get(opts, :keys, [])

  @impl true
  def call(conn, keys) do
    endpoint = Env.service("metrics")

    Enum.reduce(keys, conn, fn key, conn ->
      assign(conn, :influx, Map.get(endpoint, key))
    end)
  end
end
