defmodule Ingest.Writer do
  @moduledoc false
  alias Weather.Platform
  alias Weather.Platform.Credentials, as: Login

  import Ingest.Url, only: [build: 2]

  def write(lines) do
    endpoint = Platform.measurements()
    url = build(endpoint, org: endpoint.org, bucket: endpoint[:bucket]) # lint-expect: moved-org moved-bucket
    :httpc.request(:post, {url, headers(endpoint), ~c"text/plain", lines}, [], [])
  end

  def login, do: Login.authorization(Platform.typed(:measurements))

  defp headers(%{api_token: token}) when is_binary(token), do: [{~c"authorization", ~c"Token #{token}"}] # lint-expect: moved-api-token
  defp headers(_), do: []
end
