defmodule Tools.Rels do
  import Tools.Decode, only: [decode: 1]

  @env "PLATFORM_RELATIONSHIPS"

  @spec first(binary) :: map
  def first(rel) do
    %{^rel => [endpoint | _]} = decode(@env)
    endpoint
  end

  def dsn(rel \\ "database") do
    e = first(rel)
    "mysql://#{e["user"] || e["username"]}:#{e["password"]}@#{e["host"]}" # lint-silent: mariadb
  end

  def influx(keys) when is_list(keys) do
    endpoint = first("influxdb")
    Enum.reduce(keys, %{}, fn key, acc -> Map.put(acc, key, endpoint[to_string(key)]) end)
  end

  def influx(key) when is_atom(key), do: influx([key])[key]

  def summary, do: influx([:host, :org, :bucket]) # lint-expect: moved-org moved-bucket

  def token, do: influx(:api_token) # lint-expect: moved-api-token
end
