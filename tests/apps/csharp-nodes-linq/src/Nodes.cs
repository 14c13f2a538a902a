using System.Text.Json.Nodes;
using static Nodes.Decoding;

namespace Nodes;

public static class Keys
{
    public const string Relationship = "influxdb";
    public const string User = "user"; // lint-expect: renamed-user
    public static readonly string Organisation = "org"; // lint-expect: moved-org
}

public static class Decoding
{
    public static JsonObject Relationships()
        => JsonNode.Parse(Convert.FromBase64String(Environment.GetEnvironmentVariables()["PLATFORM_RELATIONSHIPS"] as string ?? ""))!.AsObject();

    public static JsonNode First(string relationship) => Relationships()[relationship]![0]!;
}

public class Reader
{
    private readonly JsonNode _influx = First(Keys.Relationship);

    public string User => (string)_influx[Keys.User]!;

    public string Org => _influx[Keys.Organisation]!.GetValue<string>();

    public string? this[string key] => _influx[key]?.ToString();

    public string Bucket() => this["bucket"]!; // lint-expect: moved-bucket

    public string? Host() => this["host"]; // lint-silent: stays
}

public static class Queries
{
    public static List<string> Users()
    {
        var influx = from pair in Relationships()
                     from endpoint in pair.Value!.AsArray()
                     where (string?)endpoint!["rel"] == "influxdb"
                     select (string)endpoint["user"]!; // lint-expect: renamed-user
        var mysql = from pair in Relationships()
                    from endpoint in pair.Value!.AsArray()
                    let rel = (string?)endpoint!["rel"]
                    where rel == "mysql"
                    select (string)endpoint["user"]!; // lint-silent: MySQL
        return influx.Concat(mysql).ToList();
    }

    public static string? Org()
        => Relationships()
            .Where(pair => pair.Key == "influxdb")
            .SelectMany(pair => pair.Value!.AsArray())
            .Select(endpoint => endpoint!["org"]?.GetValue<string>()) // lint-expect: moved-org
            .FirstOrDefault();

    public static string? Token()
    {
        var endpoint = Relationships()
            .SelectMany(pair => pair.Value!.AsArray())
            .FirstOrDefault(candidate => candidate!["type"]!.ToString().StartsWith("influxdb:"));
        return endpoint?["api_token"]?.ToString(); // lint-expect: moved-api-token
    }

    public static Dictionary<string, string?> Logins()
        => Relationships().ToDictionary(pair => pair.Key, pair => pair.Value![0]!["user"]?.ToString()); // lint-expect: undecided-key

    public static string? Scheme()
    {
        var endpoint = Relationships()["influxdb"]!.AsArray().Single();
        return endpoint switch
        {
            null => null,
            JsonObject o when o.ContainsKey("bucket") => o["bucket"]!.ToString(), // lint-expect: moved-bucket moved-bucket
            _ => endpoint["scheme"]!.ToString(),
        };
    }

    public static string Old(JsonNode endpoint) => endpoint["username"]?.ToString()
        ?? endpoint["user"]!.ToString(); // lint-expect: renamed-user=note

    public static string Both() => Old(First("influxdb"));

    public static JsonObject Output()
    {
        var influx = First("influxdb");
        return new JsonObject
        {
            ["user"] = influx["username"]!.ToString(), // lint-silent: what it writes
            ["org"] = influx["query"]!["org"]!.ToString(), // lint-silent: what it writes, and the new place
        };
    }

    public static string Mine() => (string)Output()["user"]!; // lint-silent: its own record

    public static string Looped()
    {
        var parts = new List<string>();
        foreach (var key in new[] { "host", "bucket" }) // lint-expect: moved-bucket
        {
            parts.Add($"{key}={First("influxdb")[key]}");
        }
        return string.Join(";", parts);
    }

    public static string Formatted()
    {
        var e = First("influxdb");
        return string.Format("{0}:{1}@{2}", e["user"], e["password"], e["host"]); // lint-expect: renamed-user
    }

    public static string Session(Dictionary<string, string> session) => session["user"]; // lint-silent: of whoever calls

    public static string? Routes()
        => (string?)JsonNode.Parse(Convert.FromBase64String(Environment.GetEnvironmentVariable("PLATFORM_ROUTES")!))!["org"]; // lint-silent: routes
}
