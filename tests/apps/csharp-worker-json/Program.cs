using Collector.Platform;
using Collector.Sinks;
using Collector.Workers;

IHost host = Host.CreateDefaultBuilder(args)
    .ConfigureServices((context, services) =>
    {
        services.AddSingleton<RelationshipReader>();
        services.AddSingleton<ISink>(sp =>
        {
            var reader = sp.GetRequiredService<RelationshipReader>();
            return new InfluxSink(reader.Endpoint("influxdb"));
        });
        services.AddSingleton(new MySqlSink(context.Configuration["MYSQL_DSN"]));
        services.AddHostedService<PollingWorker>();
    })
    .Build();

await host.RunAsync();
