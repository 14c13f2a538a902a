defmodule Agents.Directory do
  @moduledoc "Keeps the relationships: in an agent, in ETS, and as a persistent term."
  use Agent

  @table :endpoints
  @term {__MODULE__, :relationships}

  def start_link(_opts), do: Agent.start_link(&load/0, name: __MODULE__)

  def fill do
    all = load()
    :persistent_term.put(@term, all)
    for {name, [endpoint | _]} <- all, do: :ets.insert(@table, {name, endpoint})
    :ok
  end

  def lookup(name) do
    case :ets.lookup(@table, name) do
      [{^name, endpoint}] -> endpoint
      [] -> nil
    end
  end

  def get(name), do: Agent.get(__MODULE__, fn all -> all[name] |> hd() end)

  def property(name, key), do: Agent.get(__MODULE__, &get_in(&1, [name, Access.at(0), key]))

  def constant, do: :persistent_term.get(@term)

  def refresh, do: Agent.update(__MODULE__, fn _old -> load() end)

  defp load do
    System.get_env("PLATFORM_RELATIONSHIPS", "e30=") |> Base.decode64!() |> Poison.decode!()
  end
end
