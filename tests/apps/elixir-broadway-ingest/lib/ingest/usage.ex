defmodule Ingest.Usage do
  @moduledoc "What each service is known by, for the logs."

  def summary do
    Enum.reduce(Ingest.Service.all(), %{}, fn {name, service}, acc ->
      Map.put(acc, name, label(service.endpoint))
    end)
  end

  defp label(%{"rel" => "influxdb"} = endpoint), do: endpoint["org"] # lint-expect: moved-org
  defp label(%{"scheme" => scheme} = endpoint) when scheme in ["pgsql", "amqp"], do: endpoint["user"] # lint-silent: others
  defp label(_), do: nil

  def first_influx do
    for {_name, service} <- Ingest.Service.all(), service.endpoint["type"] =~ ~r/^influxdb:/, reduce: nil do
      nil -> service.endpoint["bucket"] # lint-expect: moved-bucket
      found -> found
    end
  end

  def by_cond(endpoint) do
    cond do
      String.starts_with?(endpoint["type"], "influxdb") -> endpoint["user"] # lint-expect: renamed-user
      endpoint["rel"] == "postgresql" -> endpoint["user"] # lint-silent: postgresql
      true -> nil
    end
  end

  def labels do
    Enum.map(Ingest.Service.all(), fn {_, %{endpoint: endpoint}} -> by_cond(endpoint) end)
  end
end
