defmodule Sinks.Influx do
  defstruct [:relationship, precision: :s]

  alias Sinks.Relationship

  def token(%__MODULE__{relationship: endpoint}) do
    {:ok, token} = Relationship.fetch(endpoint, "api_token") # lint-expect: moved-api-token
    token
  end

  def org(%__MODULE__{} = influx), do: Relationship.value(influx.relationship, "org") # lint-expect: moved-org

  defimpl Sinks.Sink do
    def describe(%{relationship: %{"host" => host, "user" => user}}), do: "InfluxDB at #{host}, as #{user}" # lint-expect: renamed-user

    def write(influx, reading) do
      query = URI.encode_query(%{org: Sinks.Influx.org(influx), bucket: influx.relationship["bucket"]}) # lint-expect: moved-bucket
      Sinks.Http.post(influx.relationship, "/api/v2/write?" <> query, reading, Sinks.Influx.token(influx))
    end
  end
end
