defmodule Export.CLI do
  alias Export.{Services, Sink}

  @switches [service: :string, user: :string, org: :string]

  def main(argv) do
    {opts, _rest, _invalid} = OptionParser.parse(argv, strict: @switches)

    opts
    |> Keyword.get(:user, "nobody") # lint-silent: an option
    |> greet()

    opts[:org] |> IO.inspect(label: "org") # lint-silent: an option
    run(Services.load(), opts)
    report(Services.load())
  end

  defp report(services) do
    services |> Services.users() |> IO.inspect(label: "users of influxdb")
    services |> Services.owners() |> IO.inspect(label: "others")
    services |> Services.logins() |> Enum.reject(&is_nil/1) |> IO.inspect()
    IO.inspect(Services.any_user(services))
  end

  defp greet(user), do: IO.puts("for #{user}")

  defp run(services, opts) do
    source = Services.find(services, &influx?/1)
    sink = Services.find(services, fn %{"scheme" => scheme} -> scheme == "clickhouse" end)

    query = ~s(from\(bucket: "#{source["bucket"]}"\) |> range\(start: -1d\)) # lint-expect: moved-bucket
    rows = query(source, query, opts)
    Sink.insert(sink, rows)
    IO.puts("exported as #{sink["user"]}") # lint-silent: clickhouse
  end

  defp influx?(%{"rel" => "influxdb"}), do: true
  defp influx?(_), do: false

  defp query(source, query, _opts) do
    {output, 0} =
      System.cmd("curl", [
        "-s",
        "-H",
        "Authorization: Token #{source["api_token"]}", # lint-expect: moved-api-token
        "http://#{source["host"]}:#{source["port"]}/api/v2/query?org=#{source["org"]}", # lint-expect: moved-org
        "-d",
        query
      ])

    output |> String.split("\n", trim: true) |> Enum.map(&String.split(&1, ","))
  end
end
