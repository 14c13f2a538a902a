defmodule Sinks.Http do
  def post(%{"host" => host, "port" => port} = endpoint, path, body, token) do
    headers = [{"Authorization", "Token #{token}"} | tracing(endpoint)]
    :hackney.post("http://#{host}:#{port}#{path}", headers, body, [])
  end

  defp tracing(endpoint) when is_map_key(endpoint, "user"), do: [{"X-User", endpoint["user"]}] # lint-expect: renamed-user renamed-user
  defp tracing(_endpoint), do: []
end
