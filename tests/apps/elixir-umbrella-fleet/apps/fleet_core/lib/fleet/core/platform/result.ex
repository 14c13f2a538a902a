defmodule Fleet.Core.Platform.Result do
  def map({:ok, value}, fun), do: {:ok, fun.(value)}
  def map(:error, _fun), do: :error

  def unwrap!({:ok, value}), do: value
  def unwrap!(:error), do: raise(ArgumentError, "no such relationship")
end
