defmodule Weather.Platform do
  @moduledoc "Services of the platform, with atoms for keys."

  alias __MODULE__.Credentials

  @measurements :measurements
  @main :main

  def measurements, do: credentials(@measurements)
  def main, do: credentials(@main)

  @spec credentials(atom, non_neg_integer) :: map
  def credentials(name, index \\ 0) do
    all()
    |> Map.fetch!(name)
    |> Enum.at(index)
  end

  def typed(name), do: name |> credentials() |> Credentials.new()

  def all do
    case :persistent_term.get({__MODULE__, :relationships}, nil) do
      nil ->
        relationships = decode(System.fetch_env!("PLATFORM_RELATIONSHIPS"))
        :persistent_term.put({__MODULE__, :relationships}, relationships)
        relationships

      relationships ->
        relationships
    end
  end

  defp decode(encoded) do
    {:ok, json} = Base.decode64(encoded)
    Poison.decode!(json, keys: :atoms)
  end
end
