defmodule Ingest.Pipeline do
  use Broadway

  alias Broadway.Message
  alias Ingest.{Service, Sink}

  def start_link(_opts) do
    rabbit = Service.fetch!("rabbitmq")

    Broadway.start_link(__MODULE__,
      name: __MODULE__,
      producer: [module: {BroadwayRabbitMQ.Producer, queue: "readings", connection: connection(rabbit)}],
      processors: [default: [concurrency: 4]],
      context: Service.fetch!("influxdb")
    )
  end

  @impl true
  def handle_message(_processor, %Message{data: data} = message, _context) do
    %{"user" => user, "value" => value} = JSON.decode!(data) # lint-silent: a message
    Message.put_data(message, {user, value})
  end

  @impl true
  def handle_batch(:default, messages, _info, _context) do
    rows = Enum.map(messages, & &1.data)
    :ok = Sink.write(:influx, rows)
    :ok = Sink.write(:postgres, rows)
    messages
  end

  defp connection(%Service{endpoint: endpoint}) do
    [host: endpoint["host"], username: endpoint["user"], password: endpoint["password"]] # lint-silent: rabbitmq
  end
end
