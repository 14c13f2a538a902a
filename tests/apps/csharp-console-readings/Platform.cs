using System.Text;
using Newtonsoft.Json.Linq;

namespace Readings;

/// <summary>What the platform tells in its variables.</summary>
public static class Platform
{
    private const string Variable = "PLATFORM_RELATIONSHIPS";

    private const string TokenKey = "api_token"; // lint-expect: moved-api-token

    private static JObject? _relationships;

    public static JObject? Relationships()
    {
        if (_relationships != null) return _relationships;
        var encoded = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(encoded)) return null;
        var json = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        _relationships = JObject.Parse(json);
        return _relationships;
    }

    public static string Setting(JToken endpoint, string key)
    {
        return endpoint[key]?.ToString() ?? throw new InvalidOperationException($"no {key}");
    }

    public static string? Token(JObject relationships)
    {
        var endpoint = relationships.SelectToken("timeseries[0]");
        return endpoint?[TokenKey]?.ToString();
    }

    public static string UserOfInflux() => (string)Relationships()!.SelectToken("timeseries[0].user")!; // lint-expect: renamed-user

    public static JObject Variables()
    {
        var encoded = Environment.GetEnvironmentVariable("PLATFORM_VARIABLES") ?? "";
        return JObject.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(encoded)));
    }

    public static string? Organisation() => (string?)Variables()["org"]; // lint-silent: a variable of the project, no endpoint
}
