defmodule Greenhouse.Accounts.User do
  use Ecto.Schema
  import Ecto.Changeset

  schema "users" do
    field :email, :string
    field :org, :string # lint-silent: a column
    field :api_token, :string, redact: true # lint-silent: a column
    has_many :beds, Greenhouse.Beds.Bed
  end

  def changeset(user, attrs) do
    user
    |> cast(attrs, [:email, :org, :api_token]) # lint-silent: columns
    |> validate_required([:email])
  end
end
