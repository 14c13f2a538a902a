using System.Text.Json;
using System.Text.Json.Serialization;

namespace Acme.Platform;

public partial class PlatformEnvironment
{
    private readonly IDictionary<string, Service[]> _services;

    public PlatformEnvironment() : this(Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS") ?? string.Empty)
    {
    }

    public PlatformEnvironment(string encoded)
    {
        _services = Decode<Dictionary<string, Service[]>>(encoded)!;
    }

    private static T? Decode<T>(string encoded) where T : class
        => JsonSerializer.Deserialize<T>(Convert.FromBase64String(encoded), new JsonSerializerOptions(JsonSerializerDefaults.Web));
}

public class Service
{
    public string Host { get; set; } = "";

    public int Port { get; set; }

    public string Rel { get; set; } = "";

    [JsonPropertyName(Names.User)]
    public string? Login { get; set; }

    public string? Org { get; set; } // lint-expect: moved-org

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

internal static class Names
{
    public const string User = "user"; // lint-expect: renamed-user
}
