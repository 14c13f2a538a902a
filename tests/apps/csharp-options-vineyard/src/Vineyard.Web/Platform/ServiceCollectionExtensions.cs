using Microsoft.Extensions.Options;
using Vineyard.Web.Influx;

namespace Vineyard.Web.Platform;

public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton<IRelationships, PlatformRelationships>();
        services.AddSingleton<IConfigureOptions<InfluxOptions>, ConfigureInflux>();
        services.AddOptions<AccountOptions>().Configure<IRelationships>((options, relationships) =>
        {
            var accounts = relationships.Single("accounts");
            options.User = accounts["user"]; // lint-silent: of PostgreSQL
            options.Password = accounts["password"]; // lint-silent: of PostgreSQL
        });
        services.AddHttpClient<InfluxClient>((provider, client) =>
        {
            var influx = provider.GetRequiredService<IRelationships>().Single("timeseries");
            client.BaseAddress = new Uri($"http://{influx.Host}:{influx.Port}");
            client.DefaultRequestHeaders.Add("Authorization", $"Token {influx["api_token"]}"); // lint-expect: moved-api-token
        });
        return services;
    }

    private sealed class ConfigureInflux(IRelationships relationships) : IConfigureOptions<InfluxOptions>
    {
        private const string Name = "timeseries";

        public void Configure(InfluxOptions options)
        {
            if (!relationships.TryGet(Name, out var endpoint))
            {
                return;
            }

            options.User = endpoint.Text("user"); // lint-expect: renamed-user
            options.Password = endpoint.Text("password"); // lint-silent: stays
            options.Org = endpoint.Text("org"); // lint-expect: moved-org
            options.Bucket = endpoint.Optional("bucket") ?? "default"; // lint-expect: moved-bucket
        }
    }
}
