defmodule Weather.PlatformTest do
  use ExUnit.Case

  # The order of things: a visitor's own account is none of the platform's.
  test "visitors" do
    visitor = %{user: "a", org: "b"} # lint-silent: own map
    assert visitor.user == "a" # lint-silent: own map
  end
end
