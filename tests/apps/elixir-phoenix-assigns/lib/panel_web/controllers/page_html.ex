defmodule PanelWeb.PageHTML do
  use PanelWeb, :html

  embed_templates "page_html/*"

  attr :influx, :map, required: true

  def address(assigns) do
    # lint-expect-next: renamed-user
    ~H"<small>{@influx.user}</small>"

    ~H"""
    <%# lint-expect-next: renamed-user %>
    <span class="address">{@influx.host}, as {@influx.user}</span>
    """
  end
end
