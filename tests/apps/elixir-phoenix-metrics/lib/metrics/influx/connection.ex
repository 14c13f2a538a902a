defmodule Metrics.Influx.Connection do
  @enforce_keys [:url, :org, :bucket, :token]
  defstruct [:url, :org, :bucket, :token] # lint-silent: a struct of our own

  @type t :: %__MODULE__{url: String.t(), org: String.t(), bucket: String.t(), token: String.t()}

  @spec post(t, String.t(), iodata) :: {:ok, term} | {:error, term}
  def post(%__MODULE__{} = conn, path, body) do
    query = URI.encode_query(org: conn.org, bucket: conn.bucket) # lint-silent: the struct's
    Finch.build(:post, conn.url <> path <> "?" <> query, headers(conn), body) |> Finch.request(Metrics.Finch)
  end

  defp headers(%{token: token}), do: [{"authorization", "Token #{token}"}]
end
