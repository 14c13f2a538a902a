using InfluxDB.Client;
using Meters.Models;
using Microsoft.Extensions.Options;

namespace Meters.Services;

public sealed class MeterService
{
    private readonly InfluxDBClient _client;
    private readonly StorageOptions _options;
    private readonly IInfluxSettings _settings;

    public MeterService(InfluxDBClient client, IOptions<StorageOptions> options, IInfluxSettings settings)
    {
        _client = client;
        _options = options.Value;
        _settings = settings;
    }

    public async Task<Meter?> FindAsync(string id)
    {
        var flux = $"from(bucket: \"{_options.Bucket}\") |> filter(fn: (r) => r.meter == \"{id}\")";
        var tables = await _client.GetQueryApi().QueryAsync(flux, _settings.Organization);
        var record = tables.FirstOrDefault()?.Records.FirstOrDefault();
        return record is null ? null : new Meter(id, (string)record.Values["user"], (string)record.Values["org"]); // lint-silent: columns
    }
}
