defmodule Greenhouse.Series.Settings do
  @enforce_keys [:url]
  defstruct [:url, :user, :org, :bucket] # lint-silent: the app's own names, filled from its configuration

  @type t :: %__MODULE__{url: String.t(), user: String.t() | nil, org: String.t() | nil, bucket: String.t() | nil}

  def new(config), do: struct!(__MODULE__, config)
end
