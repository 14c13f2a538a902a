defmodule Sensors.Postgres do
  def rows(user, password) do
    {:ok, pid} = Postgrex.start_link(username: user, password: password, database: "main")
    Postgrex.query!(pid, "SELECT name, value FROM readings", []).rows
  end

  def session(conn) do
    conn.assigns.current_user["org"] # lint-silent: the session's user
  end

  # The cache has no user of its own.
  def cache do
    %{"host" => host, "port" => port} = Sensors.Platform.endpoint("cache")
    {host, port}
  end
end
