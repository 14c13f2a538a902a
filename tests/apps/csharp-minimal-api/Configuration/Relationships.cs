using System.Text;
using System.Text.Json;
using Meters.Models;

namespace Meters.Configuration;

public sealed class Relationships
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly Dictionary<string, List<Endpoint>> _byName;

    private Relationships(Dictionary<string, List<Endpoint>> byName) => _byName = byName;

    public static Relationships Load(IConfiguration configuration)
    {
        var encoded = configuration["PLATFORM_RELATIONSHIPS"]
            ?? throw new InvalidOperationException("PLATFORM_RELATIONSHIPS is missing");
        var json = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        return new Relationships(JsonSerializer.Deserialize<Dictionary<string, List<Endpoint>>>(json, Options)!);
    }

    public Endpoint Single(string name) =>
        _byName.TryGetValue(name, out var endpoints) && endpoints.Count > 0
            ? endpoints[0]
            : throw new KeyNotFoundException(name);
}
