defmodule Greenhouse.SeriesTest do
  use ExUnit.Case, async: true

  alias Greenhouse.Series.Settings

  test "settings have a bucket" do
    assert %Settings{bucket: "dev"} = Settings.new(url: "http://localhost", bucket: "dev") # lint-silent: made up
  end
end
