defmodule Sinks.Source do
  @moduledoc "What the platform hands over in a variable."

  defmacro __using__(opts) do
    variable = Keyword.fetch!(opts, :variable)

    quote do
      @variable unquote(variable)

      def document do
        case System.fetch_env(@variable) do
          {:ok, encoded} -> encoded |> Base.decode64!() |> Jason.decode!()
          :error -> %{}
        end
      end

      defoverridable document: 0
    end
  end
end
