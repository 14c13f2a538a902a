defmodule Sinks do
  @moduledoc "Every service that readings go to, as a struct of its own."

  alias Sinks.{Influx, Kafka, Relationship, Sink}

  def all do
    [
      %Influx{relationship: Relationship.get("influx-main")},
      %Kafka{relationship: Relationship.get("events"), topic: "readings"}
    ]
  end

  def describe, do: Enum.map_join(all(), "\n", &Sink.describe/1)

  def write(reading), do: Enum.each(all(), &Sink.write(&1, reading))
end
