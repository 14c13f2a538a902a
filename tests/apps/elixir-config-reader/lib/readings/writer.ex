defmodule Readings.Writer do
  use Instream.Connection, otp_app: :readings

  alias Readings.Platform

  defmodule Target do
    @moduledoc "Where points go."
    defstruct ~w(org bucket precision)a # lint-silent: fields of our own

    @type t :: %__MODULE__{}

    @spec from(map) :: t
    def from(%{"org" => org} = endpoint) do # lint-expect: moved-org
      %__MODULE__{org: org, bucket: Map.get_lazy(endpoint, "bucket", fn -> "main" end), precision: :s} # lint-expect: moved-bucket
    end
  end

  @spec target() :: Target.t()
  def target, do: Target.from(Platform.influx())

  def put(points) do
    %Target{org: org, bucket: bucket} = target() # lint-silent: own struct
    write(points, org: org, bucket: bucket)
  end

  def token(credentials \\ Platform.influx()), do: credentials["api_token"] # lint-expect: moved-api-token

  def user_of(:influx), do: user(Platform.influx())
  def user_of(:postgres), do: Platform.postgres()["user"] # lint-silent: postgresql

  defp user(%{"user" => user}), do: user # lint-expect: renamed-user
end
