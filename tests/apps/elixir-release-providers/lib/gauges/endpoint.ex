defmodule Gauges.Endpoint do
  @moduledoc "An endpoint of the platform, checked."
  use Ecto.Schema
  import Ecto.Changeset

  @primary_key false
  embedded_schema do
    field :host, :string
    field :port, :integer
    field :user, :string # lint-silent: read where it is cast
    field :org, :string
  end

  def new(params) do
    %__MODULE__{}
    |> cast(params, [:host, :port, :user, :org]) # lint-expect: renamed-user moved-org
    |> validate_required([:host])
    |> apply_action!(:insert)
  end
end
