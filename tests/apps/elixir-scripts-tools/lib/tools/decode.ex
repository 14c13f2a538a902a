defmodule Tools.Decode do
  def decode(name) do
    with encoded when is_binary(encoded) <- System.get_env(name),
         {:ok, text} <- Base.decode64(encoded),
         {:ok, %{} = document} <- Jason.decode(text) do
      document
    else
      nil -> %{}
      error -> raise "#{name}: #{inspect(error)}"
    end
  end

  def user_variable(key), do: decode("PLATFORM_VARIABLES")[key]

  def deploy_user, do: user_variable("user") # lint-silent: a variable of the project
end
