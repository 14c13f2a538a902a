defmodule Agents.Documents do
  use GenServer

  alias Agents.Directory

  def start_link(opts), do: GenServer.start_link(__MODULE__, opts, name: __MODULE__)

  def user, do: GenServer.call(__MODULE__, {:get, "user"}) # lint-silent: mongodb

  def init(_opts), do: {:ok, Directory.get("mongo")}

  def handle_call({:get, key}, _from, endpoint), do: {:reply, Map.get(endpoint, key), endpoint}
end
