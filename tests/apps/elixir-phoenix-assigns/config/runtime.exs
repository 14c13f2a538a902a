import Config

defmodule RuntimeConfig do
  def relationship(name) do
    relationships() |> Map.get(name, []) |> Enum.at(0)
  end

  defp relationships do
    case System.fetch_env("PLATFORM_RELATIONSHIPS") do
      {:ok, value} -> value |> Base.decode64!() |> Jason.decode!(keys: :atoms!)
      :error -> %{}
    end
  end
end

if db = RuntimeConfig.relationship(:db) do
  config :panel, Panel.Repo,
    username: db.username,
    password: db[:password],
    hostname: db.host
end

if influx = RuntimeConfig.relationship(:influx) do
  config :panel, :influx,
    endpoint: influx,
    auth: "#{influx.user}:#{influx.password}", # lint-expect: renamed-user
    options: %{org: influx[:org], timeout: 5_000} # lint-expect: moved-org
end
