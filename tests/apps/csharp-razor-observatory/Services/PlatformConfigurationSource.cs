using System.Text.Json;

namespace Observatory.Services;

public sealed class PlatformConfigurationSource : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new PlatformConfigurationProvider();
}

internal sealed class PlatformConfigurationProvider : ConfigurationProvider
{
    public override void Load()
    {
        var raw = Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS");
        if (raw is not { Length: > 0 })
        {
            return;
        }

        var all = JsonSerializer.Deserialize<Dictionary<string, List<Dictionary<string, JsonElement>>>>(Convert.FromBase64String(raw))!;
        if (all.TryGetValue("sky", out var endpoints) && endpoints.Count > 0)
        {
            var sky = endpoints[0];
            Data["Influx:Url"] = $"{sky["scheme"]}://{sky["host"]}:{sky["port"]}"; // lint-silent: these stay
            Data["Influx:User"] = sky["user"].GetString(); // lint-expect: renamed-user
            Data["Influx:Org"] = sky.TryGetValue("org", out var org) ? org.GetString() : null; // lint-expect: moved-org
        }

        foreach (var endpoint in all["redis"])
        {
            Data["Redis:User"] = endpoint.GetValueOrDefault("user").ToString(); // lint-silent: of Redis
        }
    }
}
