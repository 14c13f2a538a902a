defmodule Agents do
  @moduledoc false
  use Application

  def start(_type, _args) do
    :ets.new(:endpoints, [:named_table, :public, read_concurrency: true])
    Agents.Directory.fill()

    children = [
      Agents.Directory,
      {Agents.Writer, Agents.Directory.lookup("metrics")},
      Supervisor.child_spec({Agents.Documents, []}, id: :documents),
      %{id: :reporter, start: {Agents.Reporter, :start_link, [[every: 60_000]]}}
    ]

    Supervisor.start_link(children, strategy: :rest_for_one, name: Agents.Supervisor)
  end
end
