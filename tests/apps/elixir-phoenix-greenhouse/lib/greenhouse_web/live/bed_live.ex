defmodule GreenhouseWeb.BedLive do
  use GreenhouseWeb, :live_view

  alias Greenhouse.{Accounts, Series}

  @impl true
  def mount(%{"id" => id}, %{"user" => email}, socket) do # lint-silent: the session
    user = Accounts.by_email(email)

    {:ok,
     socket
     |> assign(:user, user)
     |> assign(:org, Accounts.org_of(user))
     |> assign(:series_org, Application.get_env(:greenhouse, :tsdb)[:org]) # lint-expect: moved-org
     |> assign_new(:mean, fn -> Series.mean(id) end)}
  end

  @impl true
  def handle_event("range", %{"bucket" => bucket}, socket) do # lint-silent: an event's parameters
    {:noreply, assign(socket, mean: Series.mean(socket.assigns.user.id, bucket: bucket))}
  end

  @impl true
  def render(assigns) do
    ~H"""
    <h1><%= @user.email %> of <%= @org %></h1>
    <p>Written for <%= @series_org %></p>
    """
  end
end
