defmodule Export.Sink do
  def insert(%{"host" => host} = sink, rows) do
    user = Map.get(sink, "user", "default") # lint-silent: clickhouse
    url = "http://#{user}@#{host}:8123/"
    Enum.each(rows, &post(url, &1))
  end

  defp post(url, row), do: :httpc.request(:post, {to_charlist(url), [], ~c"text/csv", Enum.join(row, ",")}, [], [])
end
