defmodule Fleet.Core.Vehicle do
  use Ecto.Schema

  schema "vehicles" do
    field :org, :string # lint-silent: a column
    field :bucket, :integer # lint-silent: a column
    belongs_to :user, Fleet.Core.User
  end
end
