defmodule Greenhouse.Accounts do
  alias Greenhouse.Accounts.User
  alias Greenhouse.Repo

  def by_email(email), do: Repo.get_by(User, email: email)

  def org_of(%User{org: org}), do: org # lint-silent: a column
  def org_of(nil), do: nil
end
