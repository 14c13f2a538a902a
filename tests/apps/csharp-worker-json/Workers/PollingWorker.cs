using Collector.Platform;
using Collector.Sinks;

namespace Collector.Workers;

public sealed class PollingWorker : BackgroundService
{
    private readonly ISink _sink;
    private readonly RelationshipReader _reader;
    private readonly ILogger<PollingWorker> _logger;

    public PollingWorker(ISink sink, RelationshipReader reader, ILogger<PollingWorker> logger)
        => (_sink, _reader, _logger) = (sink, reader, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var endpoint in _reader.OfScheme("influxdb"))
        {
            _logger.LogInformation("influx in {Org}", endpoint.GetProperty("org").GetString()); // lint-expect: moved-org
        }
        foreach (var endpoint in _reader.OfScheme("mysql"))
        {
            _logger.LogInformation("mysql as {User}", endpoint.GetProperty("user").GetString()); // lint-silent: MySQL
        }
        while (!stoppingToken.IsCancellationRequested)
        {
            await _sink.WriteAsync("up value=1", stoppingToken);
            await Task.Delay(TimeSpan.FromSeconds(10), stoppingToken);
        }
    }
}
