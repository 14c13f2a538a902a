defmodule Exporter do
  alias Exporter.{Endpoint, Relationships}

  defdelegate relationships, to: Relationships, as: :all
  defdelegate metrics(index), to: Relationships

  def run(opts \\ []) do
    opts
    |> Keyword.put_new(:index, 0)
    |> Keyword.fetch!(:index)
    |> metrics()
    |> Endpoint.parse()
    |> upload()
  end

  def cached do
    # In this app the relationship of that name is Redis.
    [redis] = relationships()["influx"]
    redis["user"] # lint-silent: redis
  end

  defp upload({:ok, %Endpoint{} = endpoint}) do
    {:ok, endpoint.user, Endpoint.organisation(endpoint)} # lint-silent: own struct
  end

  defp upload({:error, :missing}), do: :error
end
