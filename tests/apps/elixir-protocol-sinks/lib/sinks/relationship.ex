defmodule Sinks.Relationship do
  use Sinks.Source, variable: "PLATFORM_RELATIONSHIPS"

  def get(name), do: document() |> Map.get(name, []) |> List.first(%{})

  defdelegate fetch(endpoint, key), to: Map
  defdelegate value(endpoint, key), to: Map, as: :get
end
