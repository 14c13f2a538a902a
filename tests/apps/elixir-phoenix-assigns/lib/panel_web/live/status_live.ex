defmodule PanelWeb.StatusLive do
  use PanelWeb, :live_view

  def mount(_params, _session, socket) do
    config = Application.get_env(:panel, :influx)
    {:ok, assign(socket, endpoint: config[:endpoint], org: config[:options].org, db: Panel.Repo.config())} # lint-silent: own config
  end

  def handle_event("reload", _params, socket) do
    {:noreply, assign(socket, :label, label(socket.assigns.endpoint))}
  end

  defp label(endpoint), do: "#{endpoint.bucket} on #{endpoint.host}" # lint-expect: moved-bucket

  def handle_info({:user, user}, socket), do: {:noreply, assign(socket, :user, user)} # lint-silent: a message
end
