defmodule Exporter.Relationships do
  @raw System.get_env("PLATFORM_RELATIONSHIPS", "")

  def all do
    case decode(System.get_env("PLATFORM_RELATIONSHIPS") || @raw) do
      {:ok, relationships} -> relationships
      {:error, _} -> %{}
    end
  end

  def metrics(index) do
    all() |> Map.get("metrics", []) |> Enum.fetch!(index)
  end

  defp decode(""), do: {:error, :empty}

  defp decode(value) do
    with {:ok, json} <- Base.decode64(value), do: Jason.decode(json)
  end
end
