defprotocol Sinks.Sink do
  @doc "Says where a sink is."
  def describe(sink)

  @doc "Writes a reading."
  def write(sink, reading)
end
