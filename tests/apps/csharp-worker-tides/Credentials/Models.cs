using System.Text.Json.Serialization;

namespace Tides.Credentials;

public abstract record EndpointBase
{
    [JsonPropertyName("host")]
    public required string Host { get; init; }

    [JsonPropertyName("port")]
    public int Port { get; init; }

    [JsonPropertyName("rel")]
    public string? Rel { get; init; }
}

public sealed record InfluxEndpoint : EndpointBase
{
    [JsonPropertyName("user")] // lint-expect: renamed-user
    public string Login { get; init; } = "";

    [JsonPropertyName("password")]
    public string Secret { get; init; } = "";

    [JsonPropertyName("org")] // lint-expect: moved-org
    public string Organisation { get; init; } = "";

    [JsonPropertyName("bucket")] // lint-expect: moved-bucket
    public string Bucket { get; init; } = "";

    [JsonPropertyName("api_token")] // lint-silent: nobody reads this one
    public string? Token { get; init; }

    public Uri Address => new($"http://{Host}:{Port}");
}

public sealed record RabbitEndpoint : EndpointBase
{
    [JsonPropertyName("user")] // lint-silent: of RabbitMQ
    public string User { get; init; } = "";
}

public readonly record struct Target(Uri Address, string Org, string Bucket); // lint-silent: of the app's own
