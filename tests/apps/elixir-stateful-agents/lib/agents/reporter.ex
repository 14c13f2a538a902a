defmodule Agents.Reporter do
  alias Agents.{Directory, Documents, Writer}

  def start_link(opts), do: Task.start_link(__MODULE__, :loop, [opts[:every]])

  def loop(every) do
    Process.sleep(every)
    report()
    loop(every)
  end

  def report do
    metrics = Directory.get("metrics")
    token = Directory.property("metrics", "api_token") # lint-expect: moved-api-token
    secret = Directory.property("mongo", "user") # lint-silent: mongodb
    [%{"org" => org}] = Directory.constant()["metrics"] # lint-expect: moved-org
    %{"bucket" => bucket} = Directory.lookup("metrics") # lint-expect: moved-bucket

    [metrics["user"], token, secret, org, bucket, Documents.user(), Writer.stats().org] # lint-expect: renamed-user
    |> Enum.reject(&is_nil/1)
    |> Enum.each(&IO.puts/1)
  end
end
