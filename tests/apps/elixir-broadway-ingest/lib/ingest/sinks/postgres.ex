defmodule Ingest.Sinks.Postgres do
  @behaviour Ingest.Sink

  alias Ingest.Service

  @impl true
  def service, do: "postgresql"

  @impl true
  def headers(_service), do: []

  @impl true
  def write(service, rows) do
    {:ok, pid} =
      Postgrex.start_link(
        hostname: Service.get(service, "host"),
        username: Service.get(service, "username", service.endpoint["user"]), # lint-silent: postgresql
        database: service.endpoint["path"]
      )

    Enum.each(rows, fn {name, value} -> Postgrex.query!(pid, "INSERT INTO readings VALUES ($1, $2)", [name, value]) end)
  end
end
