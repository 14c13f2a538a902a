using System;
using System.Linq;
using InfluxDB.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PlatformConfig;
using Shop.Metrics;

namespace Shop
{
    public class Startup
    {
        public Startup(IConfiguration configuration)
        {
            Configuration = configuration;
        }

        public IConfiguration Configuration { get; }

        public void ConfigureServices(IServiceCollection services)
        {
            services.AddControllersWithViews();

            if (PlatformRelationship.Relationships != null)
            {
                PlatformRelationship influx = PlatformRelationship.Relationships["influxdb"].Single();
                var mysql = PlatformRelationship.Relationships.Values.Single(x => x[0].Rel == "mysql").Single();

                services.AddDbContext<ShopContext>(options =>
                    options.UseMySql($"Server={mysql.Host};User={mysql.Username};Password={mysql.Password}")); // lint-silent: the new key, of MySQL
                services.AddSingleton(new InfluxOptions
                {
                    Url = influx.GetUrl(),
                    User = influx.User, // lint-silent: the property of PlatformRelationship tells
                    Org = (string)influx.Query.org, // lint-silent: the new place
                });
                services.AddSingleton<MetricsWriter>();
            }
        }

        public void Configure(IApplicationBuilder app)
        {
            app.UseRouting();
            app.UseEndpoints(endpoints => endpoints.MapDefaultControllerRoute());
        }
    }
}
