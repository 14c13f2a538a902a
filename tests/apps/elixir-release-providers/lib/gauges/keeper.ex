defmodule Gauges.Keeper do
  use Agent

  alias Platformsh.Config, as: Psh

  def start_link(_), do: Agent.start_link(fn -> %{old: first("gauge_series_old"), db: first("gauge_db"), new: first("gauge_series")} end, name: __MODULE__)

  defp first(name), do: Psh.relationships()[name] |> Enum.at(0)

  def old_user, do: Agent.get(__MODULE__, fn %{old: old} -> old["user"] end) # lint-expect: renamed-user=note

  def db_user, do: Agent.get(__MODULE__, &(&1.db["user"])) # lint-silent: postgresql

  def new_user, do: Agent.get(__MODULE__, & &1.new["user"]) # lint-expect: renamed-user

  def token do
    case Application.fetch_env(:gauges, :series) do
      {:ok, %{"query" => %{"api_token" => token}}} -> token # lint-silent: the new shape
      {:ok, %{"api_token" => token}} -> token # lint-expect: moved-api-token=note
      :error -> nil
    end
  end

  def org(series \\ Application.get_env(:gauges, :series))
  def org(%{"query" => %{"org" => org}}), do: org # lint-silent: the new shape
  def org(%{"org" => org}), do: org # lint-expect: moved-org=note
end
