using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weather.Shared;

public class MetricsEndpoint
{
    public string Host { get; set; } = "";
    public string User { get; set; } = ""; // lint-expect: renamed-user
    public string Password { get; set; } = "";
    public string Org { get; set; } = ""; // lint-expect: moved-org
    public string ApiToken { get; set; } = ""; // lint-expect: moved-api-token
}

public class SqlEndpoint
{
    public string User { get; set; } = ""; // lint-silent: of PostgreSQL
    public string Path { get; set; } = "";
}

public class Document
{
    public List<MetricsEndpoint>? Metrics { get; set; }
    public List<SqlEndpoint>? Sql { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
public partial class WireContext : JsonSerializerContext
{
}

public static class Relationships
{
    public const string Variable = "PLATFORM_RELATIONSHIPS";

    public static byte[] Bytes(string variable)
        => Convert.FromBase64String(Environment.GetEnvironmentVariable(variable) ?? throw new Exception($"{variable} is missing"));

    public static Document Load() => JsonSerializer.Deserialize(Bytes(Variable), WireContext.Default.Document)!;

    public static JsonElement Element(string name, string variable = Variable)
    {
        var reader = new Utf8JsonReader(Bytes(variable));
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetProperty(name).Clone();
    }
}
