using System.Threading.Channels;
using Tides.Credentials;

namespace Tides.Jobs;

public sealed class GaugeWorker(IRelationshipStore store, ILogger<GaugeWorker> logger) : BackgroundService
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private InfluxEndpoint? _influx;

    private InfluxEndpoint Influx => _influx ??= store.First<InfluxEndpoint>("database");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var target = TargetOf(Influx);
        var other = target with { Bucket = target.Bucket + "_hourly" };
        logger.LogInformation("{User} writes to {Org}", Influx.Login, target.Org); // lint-silent: said at the attribute
        await foreach (var line in _lines.Reader.ReadAllAsync(stoppingToken))
        {
            logger.LogDebug("{Line} {Bucket}", line, other.Bucket);
        }
    }

    private static Target TargetOf(InfluxEndpoint endpoint)
    {
        var (address, org) = (endpoint.Address, endpoint.Organisation);
        return new Target(address, org, endpoint.Bucket);
    }
}
