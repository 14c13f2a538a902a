defmodule MetricsWeb.DashboardLive do
  use MetricsWeb, :live_view

  @impl true
  def mount(_params, %{"user" => user}, socket) do # lint-silent: the session
    {:ok, assign(socket, user: user, bucket: bucket())}
  end

  @impl true
  def handle_event("select", %{"bucket" => bucket}, socket) do # lint-silent: an event's parameters
    {:noreply, assign(socket, :bucket, bucket)}
  end

  @impl true
  def render(assigns) do
    ~H"""
    <h1>{@bucket}</h1>
    <p><%= @user.name %></p>
    """
  end

  defp bucket do
    :metrics
    |> Application.fetch_env!(:influx_endpoint)
    |> Map.get("bucket", "main") # lint-expect: moved-bucket
  end
end
