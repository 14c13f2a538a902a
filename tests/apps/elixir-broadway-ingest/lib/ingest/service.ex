defmodule Ingest.Service do
  @moduledoc "One endpoint, whatever the service."

  @enforce_keys [:name, :endpoint]
  defstruct [:name, :endpoint, index: 0]

  @type t :: %__MODULE__{name: String.t(), endpoint: map()}

  @doc "All services, by name."
  def all do
    "PLATFORM_RELATIONSHIPS"
    |> System.fetch_env!()
    |> Base.decode64!()
    |> JSON.decode!()
    |> Map.new(fn {name, endpoints} -> {name, build(name, endpoints)} end)
  end

  def fetch!(name), do: Map.fetch!(all(), name)

  def get(%__MODULE__{endpoint: endpoint}, key, default \\ nil) do
    Map.get(endpoint, key, default)
  end

  def url(%__MODULE__{endpoint: %{"scheme" => scheme, "host" => host, "port" => port}}) do
    "#{scheme}://#{host}:#{port}"
  end

  defp build(name, [endpoint | _]), do: %__MODULE__{name: name, endpoint: endpoint}
end
