using System.Text.Json;

namespace Observatory.Services;

public sealed record SkyEndpoint(string Host, int Port, string? User, string? Org, string? Bucket) // lint-expect: moved-bucket moved-org
{
    public void Deconstruct(out string host, out string? bucket) => (host, bucket) = (Host, Bucket);
}

public class SkyService(IConfiguration configuration)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public SkyEndpoint Endpoint()
    {
        var raw = configuration.GetValue<string>("PLATFORM_RELATIONSHIPS") ?? "";
        var all = JsonSerializer.Deserialize<IDictionary<string, JsonElement[]>>(Convert.FromBase64String(raw));
        return all!["sky"].First().Deserialize<SkyEndpoint>(Web)!;
    }

    public string Describe()
    {
        var (host, bucket) = Endpoint();
        return $"{host}/{bucket} {configuration["Influx:Org"]}"; // lint-silent: read in the provider
    }
}
