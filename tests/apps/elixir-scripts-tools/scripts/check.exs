Mix.install([{:jason, "~> 1.4"}])

rels =
  System.fetch_env!("PLATFORM_RELATIONSHIPS")
  |> Base.decode64!()
  |> Jason.decode!(keys: :atoms!)

[influx] = rels.influxdb
%{database: [%{user: _, host: host}]} = put_in(rels, [:database, Access.all(), :user], "me") # lint-silent: put there

required = [:host, :port, :user, :org] # lint-expect: renamed-user moved-org
missing = Enum.reject(required, &Map.has_key?(influx, &1))

unless missing == [], do: IO.puts(:stderr, "missing: #{inspect(missing)}")

get = fn key -> Access.get(influx, key) end
print = &IO.puts("#{&1}: #{&2}")

print.(:bucket, get.(:bucket)) # lint-expect: moved-bucket
print.(:host, get.(:host) <> host)
print.(:database, get_in(rels, [:database, Access.at(0), :user])) # lint-silent: mariadb
print.(:token, get_in(rels.influxdb, [Access.at(0), :api_token])) # lint-expect: moved-api-token

{user, _rest} = Map.pop(influx, :user) # lint-expect: renamed-user
{org, _} = pop_in(rels, [:influxdb, Access.at(0), :org]) # lint-expect: moved-org
IO.puts("#{user} #{org}")
