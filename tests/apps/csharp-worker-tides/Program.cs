using Tides.Credentials;
using Tides.Jobs;

var host = Host.CreateDefaultBuilder(args)
    .ConfigureServices((context, services) =>
    {
        services.AddSingleton<IRelationshipStore, RelationshipStore>();
        services.AddHostedService<GaugeWorker>();
        services.AddHostedService<QueueWorker>();
        var user = context.Configuration["Http:user"]; // lint-silent: a setting of the app
        Console.WriteLine(user);
    })
    .Build();

await host.RunAsync();
