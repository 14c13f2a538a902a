defmodule Metrics.InfluxTest do
  use ExUnit.Case, async: false

  alias Metrics.Influx

  setup do
    Application.put_env(:metrics, Influx, host: "localhost", port: 8086, org: "test", bucket: "test")
    {:ok, conn: Influx.connection()}
  end

  test "the connection has the organisation", %{conn: conn} do
    assert conn.org == "test" # lint-silent: own struct
    assert conn.bucket == "test" # lint-silent: own struct
  end

  describe "a line" do
    test "has tags" do
      point = %Influx.Point{measurement: "m", tags: %{user: "a"}, fields: %{v: 1}}
      assert Influx.Point.to_line(point) == "m,user=a v=1"
    end
  end
end
