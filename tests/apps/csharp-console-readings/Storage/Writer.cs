using InfluxDB.Client;
using InfluxDB.Client.Api.Domain;

namespace Readings.Storage;

public sealed class Writer
{
    private readonly InfluxDBClient _client;
    private readonly string _org;
    private readonly string _bucket;

    public Writer(InfluxDBClient client, string org, string bucket, string? token)
    {
        _client = client;
        _org = org;
        _bucket = bucket;
    }

    public async Task WriteAsync(IEnumerable<string> sensors)
    {
        var api = _client.GetWriteApiAsync();
        foreach (var sensor in sensors)
        {
            await api.WriteRecordAsync($"reading,sensor={sensor} value=1", WritePrecision.Ns, bucket: _bucket, org: _org); // lint-silent: arguments of a library
        }
    }
}
