[token | _] = System.argv()

document = System.get_env("RELATIONSHIPS_JSON") |> :json.decode()
endpoint = document |> Map.get("influxdb") |> hd()

flux = """
from(bucket: "#{endpoint["bucket"]}") # lint-expect: moved-bucket
  |> range(start: -1d)
"""

owner =
  cond do
    user = endpoint["username"] -> user
    user = endpoint["user"] -> user # lint-expect: renamed-user=note
    true -> "nobody"
  end

:inets.start()
url = ~c"http://#{endpoint["host"]}/api/v2/query?org=#{URI.encode_www_form(endpoint["org"])}" # lint-expect: moved-org
IO.inspect({url, token, flux, owner, hd(document["database"])["user"]}) # lint-silent: mariadb
