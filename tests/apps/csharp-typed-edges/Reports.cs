using System.Text.Json;

namespace Edges;

public abstract class Report
{
    protected Report(string relationship) => Endpoint = Json.Document().GetProperty(relationship)[0];

    protected JsonElement Endpoint { get; }

    protected string Read(string key) => Endpoint.GetProperty(key).GetString()!;

    public abstract string Login { get; }
}

public sealed class InfluxReport : Report
{
    public InfluxReport() : base("influxdb") { }

    public override string Login => Read("user"); // lint-expect: renamed-user
}

public sealed class MySqlReport : Report
{
    public MySqlReport() : base("database") { }

    public override string Login => Read("user"); // lint-silent: MySQL
}
