defmodule Sensors.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, _args) do
    children = [
      {Sensors.Store, Sensors.Platform.endpoint("timedb")},
      Sensors.Collector
    ]

    Supervisor.start_link(children, strategy: :one_for_one, name: Sensors.Supervisor)
  end
end
