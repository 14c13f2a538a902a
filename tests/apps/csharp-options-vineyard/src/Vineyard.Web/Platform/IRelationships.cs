using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Vineyard.Web.Platform;

public interface IRelationships
{
    bool Has(string name);

    Endpoint Single(string name);

    bool TryGet(string name, [NotNullWhen(true)] out Endpoint? endpoint);
}

public sealed class Endpoint
{
    private readonly JsonElement _element;

    public Endpoint(string name, JsonElement element)
    {
        Name = name;
        _element = element;
    }

    public string Name { get; }

    public string Host => Text("host");

    public int Port => _element.GetProperty("port").GetInt32();

    public string this[string key] => Text(key);

    public string Text(string key)
    {
        if (!_element.TryGetProperty(key, out var value)) // lint-expect: undecided-key
        {
            throw new KeyNotFoundException($"{Name} has no {key}");
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }

    public string? Optional(string key) =>
        _element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;
}
