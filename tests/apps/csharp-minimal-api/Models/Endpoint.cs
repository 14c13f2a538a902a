using System.Text.Json.Serialization;

namespace Meters.Models;

public sealed class Endpoint
{
    public string Host { get; init; } = "";
    public int Port { get; init; }
    public string Scheme { get; init; } = "http";
    public string User { get; init; } = ""; // lint-expect: renamed-user
    public string Username { get; init; } = ""; // lint-silent: the new key
    public string Password { get; init; } = "";

    [JsonPropertyName("org")] // lint-expect: moved-org
    public string? Organization { get; init; }

    public string? Bucket { get; init; } // lint-expect: moved-bucket

    public string? ApiToken { get; init; } // lint-silent: nobody reads this one, and none is no error

    [JsonIgnore]
    public string Url => $"{Scheme}://{Host}:{Port}";
}
