defmodule Fleet.Ingest.Uploader do
  @moduledoc false
  alias Fleet.Core.Platform
  require Logger

  def upload(positions) do
    options = Application.fetch_env!(:fleet_ingest, __MODULE__)
    target = target(Platform.endpoint())

    Req.post!("http://#{options[:hostname]}/api/v2/write",
      auth: {:basic, "#{options[:username]}:#{options[:password]}"}, # lint-silent: renamed by the app
      params: target,
      body: Enum.map_join(positions, "\n", &line(&1, options[:organisation]))
    )
  end

  defp target(endpoint) do
    endpoint
    |> Map.take(~w(org bucket)) # lint-expect: moved-org moved-bucket
    |> Map.new(fn {key, value} -> {String.to_existing_atom(key), value} end)
  end

  defp line(%{vehicle: %{org: org, user: user}} = position, organisation) do # lint-silent: a vehicle's
    "position,org=#{org || organisation},user=#{user} lat=#{position.lat}"
  end
end
