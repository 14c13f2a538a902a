defmodule Greenhouse.Series.Client do
  @moduledoc false

  def post(path, body, query \\ []) do
    Tesla.post!(client(), path, body, query: query)
  end

  def client do
    tsdb = Application.fetch_env!(:greenhouse, :tsdb)

    Tesla.client([
      {Tesla.Middleware.BaseUrl, "http://#{tsdb.host}:#{tsdb.port}"},
      {Tesla.Middleware.Headers, [{"authorization", "Token " <> token(tsdb)}]},
      {Tesla.Middleware.BasicAuth, Map.take(tsdb, [:user, :password])} # lint-expect: renamed-user
    ])
  end

  defp token(%{api_token: token}) when is_binary(token), do: token # lint-expect: moved-api-token
  defp token(_other), do: raise("no token")
end
