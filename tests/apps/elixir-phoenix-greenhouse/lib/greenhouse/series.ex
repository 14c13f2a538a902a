defmodule Greenhouse.Series do
  @moduledoc """
  Writing to the time series database and asking it.
  """

  alias Greenhouse.Series.{Client, Settings}

  @spec settings() :: Settings.t()
  def settings, do: :greenhouse |> Application.fetch_env!(__MODULE__) |> Settings.new()

  def write(points) do
    %Settings{bucket: bucket, org: org} = settings() # lint-silent: the app's own struct
    Client.post("/api/v2/write", Enum.join(points, "\n"), bucket: bucket, org: org)
  end

  def mean(bed, opts \\ []) do
    bucket = Keyword.get(opts, :bucket, settings().bucket) # lint-silent: an option

    Client.post("/api/v2/query", ~s|from(bucket: "#{bucket}") \|> filter(fn: (r) => r.bed == "#{bed}") \|> mean()|)
  end
end
