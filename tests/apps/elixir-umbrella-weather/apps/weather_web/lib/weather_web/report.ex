defmodule WeatherWeb.Report do
  use WeatherWeb, :html

  def summary(conn) do
    endpoint = Weather.Platform.credentials(:measurements, 0)

    [
      {"organisation", endpoint |> Map.take([:org, :host]) |> Map.values() |> Enum.join(" ")}, # lint-expect: moved-org
      {"bucket", get_in(endpoint, [Access.key(:bucket, "none")])}, # lint-expect: moved-bucket
      {"visitor", conn.assigns.user}, # lint-silent: assigns
      {"cluster", endpoint.cluster}
    ]
  end

  def new_shape do
    %{query: %{org: org, bucket: bucket}} = Weather.Platform.measurements() # lint-silent: the new shape
    {org, bucket, Weather.Platform.measurements().username}
  end
end
