defmodule Sinks.Routes do
  use Sinks.Source, variable: "PLATFORM_ROUTES"

  def users, do: for({_url, route} <- document(), do: route["user"]) # lint-silent: routes
end
