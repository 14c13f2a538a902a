defmodule Metrics.Accounts do
  import Ecto.Query

  alias Metrics.{Accounts.User, Repo}

  def get_user!(id), do: Repo.get!(User, id)

  def by_org(org) do
    Repo.all(from u in User, where: u.org == ^org, select: %{user: u.name, bucket: u.bucket}) # lint-silent: a table's columns
  end
end
