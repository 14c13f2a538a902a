defmodule Gateway.Influx do
  alias Gateway.Env
  require Logger

  def write(bucket, lines) do
    endpoint = endpoint!()
    bucket = if bucket in [nil, ""], do: endpoint["bucket"], else: bucket # lint-expect: moved-bucket

    with {:ok, token} <- token(endpoint),
         {:ok, response} <- Req.post(url(endpoint, bucket), body: lines, auth: {:bearer, token}) do
      {:ok, response}
    else
      {:error, reason} = error ->
        Logger.error("influx: #{inspect(reason)}")
        error

      other ->
        {:error, other}
    end
  end

  defp endpoint! do
    Env.service("metrics") || raise "no relationship `metrics`"
  end

  defp token(%{"api_token" => token}) when token != "", do: {:ok, token} # lint-expect: moved-api-token
  defp token(_endpoint), do: {:error, :no_token}

  defp url(endpoint, bucket) do
    %URI{
      scheme: endpoint["scheme"],
      host: endpoint["host"],
      port: endpoint["port"],
      path: "/api/v2/write",
      query: URI.encode_query(%{org: org(endpoint), bucket: bucket}) # lint-silent: a query's keys
    }
    |> URI.to_string()
  end

  defp org(endpoint) do
    case endpoint do
      %{"query" => %{"org" => org}} -> org # lint-silent: the new shape
      %{"org" => org} -> org # lint-expect: moved-org=note
    end
  end
end
