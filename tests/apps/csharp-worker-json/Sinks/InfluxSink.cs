using System.Text.Json;
using Collector.Platform;
using InfluxDB.Client;

namespace Collector.Sinks;

public interface ISink
{
    Task WriteAsync(string line, CancellationToken cancellationToken);
}

public sealed class InfluxSink : ISink
{
    private readonly JsonElement _endpoint;
    private readonly string _org;
    private string? _token;

    public InfluxSink(JsonElement endpoint)
    {
        _endpoint = endpoint;
        (var user, _org) = endpoint.Login();
        Console.WriteLine($"writing as {user}");
    }

    private string Token => _token ??= _endpoint.GetProperty("api_token").GetString()!; // lint-expect: moved-api-token

    public async Task WriteAsync(string line, CancellationToken cancellationToken)
    {
        using var client = new InfluxDBClient(_endpoint.Url(), Token);
        _endpoint.TryGetBucket(out var bucket);
        await client.GetWriteApiAsync().WriteRecordAsync(line, bucket: bucket, org: _org, cancellationToken: cancellationToken);
    }
}
