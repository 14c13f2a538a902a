defmodule Gauges.PlatformProvider do
  @behaviour Config.Provider

  @impl true
  def init(variable), do: variable

  @impl true
  def load(config, variable) do
    {:ok, _} = Application.ensure_all_started(:jason)

    series = System.fetch_env!(variable) |> Base.decode64!() |> Jason.decode!() |> get_in(["gauge_series", Access.at(0)])

    Config.Reader.merge(config,
      gauges: [
        series: series,
        token: series["api_token"], # lint-expect: moved-api-token
        bucket: Map.get(series, "bucket") # lint-expect: moved-bucket
      ]
    )
  end
end
