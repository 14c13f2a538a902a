defmodule Ingest.Names do
  # Which key an owner is under differs between the services.
  @owner %{measurements: :user, main: :username} # lint-expect: renamed-user

  def owner(service) when is_atom(service) do
    key = Map.fetch!(@owner, service)
    Map.get(Weather.Platform.credentials(service), key)
  end

  def of_measurements, do: owner(:measurements)
  def of_main, do: owner(:main)
end
