defmodule Sinks.Audit do
  alias Sinks.{Relationship, Store}

  @names %{influx: "influx-main", docs: "docs"}
  @keys [account: "user", organisation: "org"] # lint-expect: renamed-user moved-org

  def run do
    endpoint = Relationship.get(@names.influx)
    for {label, key} <- @keys, value = endpoint[key], do: IO.puts("#{label}: #{value}")

    IO.puts("store: #{Store.implementation().credentials()["org"]}") # lint-expect: moved-org
    IO.puts("variable: #{System.get_env("INFLUX_MAIN_BUCKET")}") # lint-expect: vanished-variable
    IO.puts("variable: #{System.get_env("DOCS_USER")}") # lint-silent: mongodb
    IO.puts("query: #{System.fetch_env!("INFLUX_MAIN_QUERY") |> Jason.decode!() |> Map.get("org")}") # lint-silent: the new form
  end

  def documents, do: Relationship.get(@names[:docs])["user"] # lint-silent: mongodb
end
