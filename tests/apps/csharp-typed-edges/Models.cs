using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Edges;

// System.Text.Json without options tells `User` from `user`.
public class Strict
{
    public string? User { get; set; } // lint-silent: no endpoint has a key `User`
    public string? Host { get; set; }
}

public class Demanding
{
    [JsonPropertyName("user")] // lint-expect: renamed-user
    [JsonRequired]
    public string? Login { get; set; }

    [JsonPropertyName("org")] // lint-silent: nobody reads it, and it may be missing
    public string? Org { get; set; }

    [JsonPropertyName("bucket")] // lint-expect: moved-bucket
    public required string Bucket { get; set; }
}

// Newtonsoft takes `user` for `User`.
public record Loose(string Host, string User, string Org) // lint-expect: renamed-user moved-org
{
    public string Line => $"{User}@{Host}/{Org}";
}

[JsonObject(NamingStrategyType = typeof(SnakeCaseNamingStrategy))]
public class Snake
{
    public string? ApiToken { get; set; } // lint-expect: moved-api-token
    public string? HostMapped { get; set; } // lint-silent: stays
}

[DataContract]
public class Contract
{
    [DataMember(Name = "bucket")] // lint-expect: moved-bucket
    public string? Place { get; set; }

    [JsonProperty("user", Required = Required.Always)] // lint-expect: renamed-user
    public string Login { get; set; } = "";
}

public class All
{
    public List<Loose>? Influxdb { get; set; }
    public List<Loose>? Database { get; set; }
}

public class Positional
{
    [System.Text.Json.Serialization.JsonConstructor]
    public Positional(string host, string user) => (Host, User) = (host, user);

    public string Host { get; }
    public string User { get; } // lint-expect: renamed-user
}

public record struct Query(string Org, string Bucket, [property: JsonPropertyName("api_token")] string ApiToken); // lint-silent: the new place

public sealed record New(string Host, string Username, Query Query); // lint-silent: the new shape
