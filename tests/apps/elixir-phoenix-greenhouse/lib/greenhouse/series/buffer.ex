defmodule Greenhouse.Series.Buffer do
  use GenServer

  def start_link(opts) do
    {name, opts} = Keyword.pop(opts, :name, __MODULE__)
    GenServer.start_link(__MODULE__, opts, name: name)
  end

  def push(line, server \\ __MODULE__), do: GenServer.cast(server, {:push, line})

  @impl true
  def init(opts), do: {:ok, %{lines: [], token: opts[:token], user: nil}, {:continue, :owner}}

  @impl true
  def handle_continue(:owner, state) do
    %{database: [%{user: user} | _]} = relationships() # lint-expect: renamed-user
    {:noreply, %{state | user: user}}
  end

  @impl true
  def handle_cast({:push, line}, %{lines: lines, user: user} = state) do # lint-silent: the server's own state
    {:noreply, %{state | lines: ["by=#{user}," <> line | lines]}}
  end

  defp relationships do
    "PLATFORM_RELATIONSHIPS"
    |> System.fetch_env!()
    |> Greenhouse.RuntimeConfig.relationships()
  end
end
