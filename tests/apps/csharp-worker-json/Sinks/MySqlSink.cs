using Collector.Platform;

namespace Collector.Sinks;

public sealed class MySqlSink
{
    private readonly string? _dsn;

    public MySqlSink(string? dsn) => _dsn = dsn;

    public string Describe(RelationshipReader reader)
    {
        var mysql = reader.Endpoint("database");
        var user = mysql.TryGetProperty("user", out var value) ? value.GetString() : mysql.Text("username"); // lint-silent: MySQL
        return $"{user} at {_dsn}";
    }
}
