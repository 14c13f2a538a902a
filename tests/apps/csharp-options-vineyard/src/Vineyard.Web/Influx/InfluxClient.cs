using Microsoft.Extensions.Options;
using Vineyard.Web.Platform;

namespace Vineyard.Web.Influx;

public class InfluxClient
{
    private readonly HttpClient _http;
    private readonly InfluxOptions _options;
    private readonly IRelationships _relationships;

    public InfluxClient(HttpClient http, IOptions<InfluxOptions> options, IRelationships relationships)
    {
        _http = http;
        _options = options.Value;
        _relationships = relationships;
    }

    public async Task WriteAsync(string line, CancellationToken cancel = default)
    {
        var org = Uri.EscapeDataString(_options.Org); // lint-silent: read where it is set
        using var response = await _http.PostAsync($"/api/v2/write?org={org}&bucket={_options.Bucket}", new StringContent(line), cancel);
        response.EnsureSuccessStatusCode();
    }

    public async Task<string> OwnerAsync()
    {
        await Task.Yield();
        return _relationships.Single("timeseries")["user"]; // lint-expect: renamed-user
    }

    public string Replacement => _relationships.Single("timeseries").Text("username"); // lint-silent: the new key
}
