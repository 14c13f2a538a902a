defmodule FleetWeb.Router do
  use FleetWeb, :router

  pipeline :api do
    plug :accepts, ["json"]
    plug FleetWeb.Plugs.Positions
  end

  scope "/", FleetWeb do
    pipe_through :api
    get "/positions/:org", PositionController, :index # lint-silent: a path
    get "/status", StatusController, :show
  end
end
