defmodule Fleet.Core.Platform do
  @moduledoc "Where the services of the fleet are."

  alias Fleet.Core.Platform.Result

  @renames %{
    "host" => :hostname,
    "user" => :username, # lint-expect: renamed-user
    "password" => :password,
    "org" => :organisation # lint-expect: moved-org
  }

  def endpoints do
    Enum.into(relationships(), %{}, fn {name, [endpoint | _replicas]} -> {String.to_atom(name), endpoint} end)
  end

  def endpoint(name \\ Application.get_env(:fleet_core, :relationship)) do
    relationships()
    |> Map.fetch(name)
    |> Result.map(&List.first/1)
    |> Result.unwrap!()
  end

  @doc "The endpoint as options of a client."
  def options(name) do
    for {key, value} <- endpoint(name), option = @renames[key], into: [], do: {option, value}
  end

  def relationships do
    decoder = Application.get_env(:fleet_core, __MODULE__)[:decoder]

    "PLATFORM_RELATIONSHIPS"
    |> System.get_env("")
    |> Base.decode64!()
    |> then(&decoder.decode!/1)
  end
end
