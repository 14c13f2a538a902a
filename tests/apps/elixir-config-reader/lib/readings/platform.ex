defmodule Readings.Platform do
  @moduledoc false
  require Platformsh.Config
  alias Platformsh.Config

  defmacro in_runtime?, do: quote(do: System.get_env("PLATFORM_ENVIRONMENT") != nil)

  def influx, do: Config.credentials("influx")
  def postgres, do: Config.credentials("postgresdatabase")

  def first(relationship) do
    relationship
    |> String.to_atom()
    |> Atom.to_string()
    |> Config.credentials()
  end

  def all, do: Config.relationships()

  def names, do: all() |> Map.keys() |> Enum.sort()
end
