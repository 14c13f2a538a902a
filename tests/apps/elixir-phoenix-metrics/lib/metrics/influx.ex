defmodule Metrics.Influx do
  @moduledoc """
  The time series database, as `config/runtime.exs` sets it up.
  """

  alias Metrics.Influx.{Connection, Point}

  @otp_app :metrics

  def config, do: Application.fetch_env!(@otp_app, __MODULE__)

  def connection do
    opts = config()

    %Connection{
      url: url(opts),
      org: opts[:org], # lint-silent: own config
      bucket: Keyword.fetch!(opts, :bucket), # lint-silent: own config
      token: token()
    }
  end

  def write(points) when is_list(points) do
    body = points |> Enum.map(&Point.to_line/1) |> Enum.join("\n")
    Connection.post(connection(), "/api/v2/write", body)
  end

  defp url(opts), do: "http://#{opts[:host]}:#{opts[:port]}"

  defp token do
    endpoint = Application.get_env(@otp_app, :influx_endpoint, %{})
    endpoint["api_token"] # lint-expect: moved-api-token
  end
end
