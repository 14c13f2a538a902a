defmodule Gauges.Reading do
  use Ecto.Schema
  import Ecto.Changeset

  embedded_schema do
    field :value, :float
    field :user, :string # lint-silent: of a reading
  end

  def changeset(reading, attrs), do: cast(reading, attrs, [:value, :user]) # lint-silent: of a reading
end
