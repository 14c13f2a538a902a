defmodule Mix.Tasks.Greenhouse.Rollup do
  use Mix.Task

  @requirements ["app.start"]

  @impl Mix.Task
  def run(argv) do
    {opts, _rest, _invalid} = OptionParser.parse(argv, strict: [bucket: :string, user: :string]) # lint-silent: options
    target = opts[:bucket] || "day" # lint-silent: an option
    source = Application.get_env(:greenhouse, :tsdb) |> Map.fetch!(:bucket) # lint-expect: moved-bucket

    Mix.shell().info("from #{source} to #{target}")
    cache = Application.get_env(:greenhouse, :redis)
    Mix.shell().info("cache of #{cache[:user]}") # lint-silent: redis
  end
end
