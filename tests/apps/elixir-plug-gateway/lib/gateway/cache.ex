defmodule Gateway.Cache do
  @moduledoc "What was read of the services, in a table."

  @table :gateway_cache

  def init do
    :ets.new(@table, [:named_table, :public])
    :ets.insert(@table, {:influx, Gateway.Env.service("metrics")})
    :ets.insert(@table, {:redis, Gateway.Env.service("sessions")})
  end

  def get(name) do
    case :ets.lookup(@table, name) do
      [{^name, endpoint}] -> endpoint
      [] -> nil
    end
  end

  def influx_user, do: get(:influx)["user"] # lint-expect: renamed-user

  def redis_user do
    [{_, redis}] = :ets.lookup(@table, :redis)
    redis["user"] # lint-silent: redis
  end

  def remember do
    Process.put(:influx, Gateway.Env.service("metrics"))
    Process.put(:redis, Gateway.Env.service("sessions"))
  end

  def org, do: Process.get(:influx)["org"] # lint-expect: moved-org
  def redis_org, do: Process.get(:redis)["org"] # lint-silent: redis
end
