using System.Text.Json;
using Tides.Credentials;

namespace Tides.Jobs;

public sealed class QueueWorker(IRelationshipStore store) : BackgroundService
{
    private string Owner()
    {
        JsonElement raw = store.Raw("database");
        return raw.GetProperty("user").GetString() ?? ""; // lint-expect: renamed-user
    }

    private string Broker() => store.First<RabbitEndpoint>("queue") is { User: { Length: > 0 } user } ? user : "guest"; // lint-silent: of RabbitMQ

    private string BrokerRaw() => store.Raw("queue").GetProperty("user").GetString()!; // lint-silent: of RabbitMQ

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var names = new[] { "host", "api_token", "password" }; // lint-expect: moved-api-token
        var raw = store.Raw("database");
        var settings = names.ToDictionary(name => name, name => raw.GetProperty(name).ToString());
        Console.WriteLine($"{Owner()} {Broker()} {BrokerRaw()} {settings["host"]}");
        return raw.TryGetProperty("query", out var query) && query.TryGetProperty("org", out var org) // lint-silent: the new place
            ? Console.Out.WriteLineAsync(org.GetString())
            : Task.CompletedTask;
    }
}
