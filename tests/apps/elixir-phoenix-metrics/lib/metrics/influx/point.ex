defmodule Metrics.Influx.Point do
  defstruct [:measurement, tags: %{}, fields: %{}]

  def to_line(%__MODULE__{measurement: name, tags: tags, fields: fields}) do
    Enum.join([name | pairs(tags)], ",") <> " " <> Enum.join(pairs(fields), ",")
  end

  defp pairs(map), do: for({key, value} <- map, do: "#{key}=#{value}")
end
