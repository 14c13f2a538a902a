defmodule Ingest.Url do
  def build(endpoint, params) do
    base = base(endpoint)
    query = params |> Enum.map(fn {key, value} -> "#{key}=#{value}" end) |> Enum.join("&")
    base <> "/api/v2/write?" <> query
  end

  def base(%{scheme: scheme, host: host, port: port}), do: "#{scheme}://#{host}:#{port}"

  def user_of(%URI{userinfo: userinfo}), do: userinfo |> String.split(":") |> hd()
  def parse(url), do: URI.parse(url).user # lint-silent: a URL
end
