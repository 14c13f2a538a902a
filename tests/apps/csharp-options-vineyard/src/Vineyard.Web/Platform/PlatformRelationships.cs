using System.Text;
using System.Text.Json;

namespace Vineyard.Web.Platform;

internal sealed class PlatformRelationships : IRelationships, IDisposable
{
    private readonly JsonDocument _document;

    public PlatformRelationships(IConfiguration configuration)
    {
        var encoded = configuration["PLATFORM_RELATIONSHIPS"]
            ?? throw new InvalidOperationException("not on the platform");
        _document = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(encoded)));
    }

    public bool Has(string name) => _document.RootElement.TryGetProperty(name, out _);

    public Endpoint Single(string name)
        => TryGet(name, out var endpoint) ? endpoint : throw new ArgumentException($"no relationship {name}", nameof(name));

    public bool TryGet(string name, out Endpoint? endpoint)
    {
        endpoint = null;
        if (!_document.RootElement.TryGetProperty(name, out var list) || list.GetArrayLength() == 0)
        {
            return false;
        }

        endpoint = new Endpoint(name, list[0]);
        return true;
    }

    public void Dispose() => _document.Dispose();
}
