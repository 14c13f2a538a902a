using System.Text.Json;

namespace Tides.Credentials;

public interface IRelationshipStore
{
    T First<T>(string relationship) where T : EndpointBase;

    JsonElement Raw(string relationship);
}

public class RelationshipStore : IRelationshipStore
{
    private static readonly Lazy<Dictionary<string, JsonElement>> Document = new(Load);

    private static Dictionary<string, JsonElement> Load()
    {
        string? blob = Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS");
        if (string.IsNullOrEmpty(blob))
        {
            return new Dictionary<string, JsonElement>();
        }

        byte[] json = Convert.FromBase64String(blob);
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
    }

    public T First<T>(string relationship) where T : EndpointBase
    {
        foreach (var element in Document.Value[relationship].EnumerateArray())
        {
            return element.Deserialize<T>()!;
        }

        throw new InvalidOperationException(relationship);
    }

    public JsonElement Raw(string relationship) => Document.Value[relationship].EnumerateArray().First();
}
