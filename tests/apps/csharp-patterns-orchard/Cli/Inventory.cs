namespace Orchard.Cli;

internal record Line(string Relationship, string? User, string? Bucket); // lint-silent: of the app's own

internal static class Inventory
{
    public static IEnumerable<Line> Lines()
    {
        foreach (var (name, list) in Relationships)
        {
            if (list is not JsonArray { Count: > 0 } endpoints)
            {
                continue;
            }

            switch ((string?)endpoints[0]!["rel"])
            {
                case "influxdb":
                    yield return new Line(name, (string?)endpoints[0]!["user"], endpoints[0]!["bucket"]?.ToString()); // lint-expect: renamed-user moved-bucket
                    break;
                case "mysql":
                    yield return new Line(name, (string?)endpoints[0]!["user"], null); // lint-silent: of MySQL
                    break;
            }
        }
    }

    public static string Migrated(Node endpoint)
        => endpoint["username"] is { } username
            ? username.GetValue<string>()
            : endpoint["user"]!.GetValue<string>(); // lint-expect: renamed-user=note

    public static string Organisation()
    {
        Node influx = Endpoint("influxdb");
        if (influx["query"] is JsonObject query && query["org"] is JsonValue value)
        {
            return value.GetValue<string>(); // lint-silent: the new place
        }

        return influx["org"]!.GetValue<string>(); // lint-expect: moved-org=note
    }
}
