defmodule Readings.Tasks.Sweep do
  alias Readings.{Platform, Writer}

  @sources %{
    "influx" => "org", # lint-expect: moved-org
    "postgresdatabase" => "path",
    "bucket" => "host"
  }

  def run do
    for {relationship, key} <- @sources do
      {relationship, Platform.first(relationship)[key]}
    end
  end

  def routes do
    for {url, %{"user" => user}} <- Application.get_env(:readings, :routes), do: {url, user} # lint-silent: routes
  end

  def everything do
    Platform.all()
    |> Enum.filter(fn {_name, [%{"service" => service} | _]} -> service == "influxdb" end)
    |> Enum.map(fn {name, [endpoint | _]} -> {name, endpoint["user"], Writer.token(endpoint)} end) # lint-expect: renamed-user
  end

  def redis do
    %{"bucket" => [redis | _]} = Platform.all() # lint-silent: a relationship of that name
    redis["user"] # lint-silent: redis
  end
end
