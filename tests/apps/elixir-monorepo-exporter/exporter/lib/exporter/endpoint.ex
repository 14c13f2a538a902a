defmodule Exporter.Endpoint do
  @fields ~w(host port user org)a
  @required ["host", "user"] # lint-expect: renamed-user
  defstruct @fields ++ [:raw]

  def parse(map) when is_map(map) do
    if Enum.all?(@required, &Map.has_key?(map, &1)) do
      {:ok, %__MODULE__{host: map["host"], port: map["port"], user: map["user"], raw: map}} # lint-expect: renamed-user
    else
      {:error, :missing}
    end
  end

  def organisation(%__MODULE__{org: nil, raw: raw}), do: raw["org"] # lint-expect: moved-org
  def organisation(%__MODULE__{org: org}), do: org # lint-silent: own struct
end
