defmodule Weather.Stations do
  alias Weather.Platform

  @doc "The database's account, for the stations' own tables."
  def account do
    %{username: username, password: password} = Platform.main()
    {username, password}
  end

  # MariaDB's endpoint really has this.
  def legacy_account, do: Platform.main().user # lint-silent: mariadb

  def bucket_of(%{bucket: bucket}), do: bucket # lint-silent: a station
  def bucket_of(station) when is_map_key(station, :org), do: station.org # lint-silent: a station
end
