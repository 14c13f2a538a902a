defmodule Ingest.Sink do
  @callback service() :: String.t()
  @callback headers(Ingest.Service.t()) :: list
  @callback write(Ingest.Service.t(), list) :: :ok | {:error, term}

  @sinks [influx: Ingest.Sinks.Influx, postgres: Ingest.Sinks.Postgres]

  def write(kind, rows) do
    sink = Keyword.fetch!(@sinks, kind)
    service = Ingest.Service.fetch!(sink.service())
    sink.write(service, rows)
  end

  def write_all(rows) do
    Enum.each(Keyword.keys(@sinks), &write(&1, rows))
  end
end
