defmodule Ingest.Sinks.Influx do
  @behaviour Ingest.Sink

  alias Ingest.Service
  import Ingest.Service, only: [get: 2, get: 3]

  @org_key "org" # lint-expect: moved-org
  @bucket_key :bucket # lint-expect: moved-bucket

  @impl true
  def service, do: "influxdb"

  @impl true
  def headers(service), do: [{"authorization", "Token " <> get(service, "api_token", "")}] # lint-expect: moved-api-token

  @impl true
  def write(service, rows) do
    params = %{org: get(service, @org_key), bucket: service.endpoint[to_string(@bucket_key)]}
    url = Service.url(service) <> "/api/v2/write?" <> URI.encode_query(params)

    case Req.post(url, body: lines(rows, service.endpoint), headers: headers(service)) do
      {:ok, %{status: 204}} -> :ok
      {:ok, response} -> {:error, response.body["message"]}
      {:error, _} = error -> error
    end
  end

  defp lines(rows, %{"user" => owner}), do: Enum.map_join(rows, "\n", &line(&1, owner)) # lint-expect: renamed-user
  defp line({name, value}, owner), do: "#{name},owner=#{owner} value=#{value}"
end
