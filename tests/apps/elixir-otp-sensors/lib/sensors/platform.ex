defmodule Sensors.Platform do
  @moduledoc """
  What the platform tells this app about its services.

      Sensors.Platform.endpoint("timedb")["user"]
  """

  @variable "PLATFORM_RELATIONSHIPS"

  @doc "The first endpoint of a relationship."
  @spec endpoint(String.t()) :: map() | nil
  def endpoint(name) do
    case Map.fetch(relationships(), name) do
      {:ok, [first | _rest]} -> first
      :error -> nil
    end
  end

  def relationships do
    with {:ok, encoded} <- System.fetch_env(@variable),
         {:ok, json} <- Base.decode64(encoded),
         {:ok, relationships} <- Jason.decode(json) do
      relationships
    else
      :error -> %{}
      {:error, reason} -> raise "relationships: #{inspect(reason)}"
    end
  end

  def on_platform?, do: System.get_env(@variable) != nil
end
