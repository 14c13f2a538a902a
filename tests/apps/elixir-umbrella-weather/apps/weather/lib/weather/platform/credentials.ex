defmodule Weather.Platform.Credentials do
  defstruct host: nil, port: nil, user: nil, password: nil # lint-expect: renamed-user

  def new(endpoint) when is_map(endpoint), do: struct(__MODULE__, endpoint)

  def authorization(%__MODULE__{user: user, password: password}) do # lint-silent: read where it is declared
    "Basic " <> Base.encode64("#{user}:#{password}")
  end
end
