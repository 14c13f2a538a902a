defmodule Sinks.Kafka do
  defstruct [:relationship, :topic]
end

defimpl Sinks.Sink, for: Sinks.Kafka do
  def describe(%Sinks.Kafka{relationship: relationship}) do
    "Kafka at #{relationship["host"]}, as #{relationship["user"]}" # lint-silent: kafka
  end

  def write(%{topic: topic, relationship: %{"host" => host}}, reading) do
    :brod.produce_sync(:"#{host}", topic, 0, reading.org, reading.value) # lint-silent: the reading's
  end
end
