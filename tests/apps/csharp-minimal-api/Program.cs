using System.Text;
using System.Text.Json;
using InfluxDB.Client;
using Meters.Configuration;
using Meters.Models;
using Meters.Services;

var builder = WebApplication.CreateBuilder(args);

var relationships = Relationships.Load(builder.Configuration);
var influx = relationships.Single("influxdb");
var mysql = relationships.Single("database");

builder.Services.AddSingleton(relationships);
builder.Services.AddSingleton<IInfluxSettings>(_ => new InfluxSettings(influx));
builder.Services.AddSingleton(sp => new InfluxDBClient(
    sp.GetRequiredService<IInfluxSettings>().Url,
    influx.User, // lint-silent: the same place in Endpoint tells
    influx.Password));
builder.Services.Configure<StorageOptions>(options =>
{
    options.Bucket = influx.Bucket ?? "default"; // lint-silent: the same place in Endpoint tells
    options.Server = mysql.Host;
    options.User = mysql.Username; // lint-silent: the new key, of MySQL
});
builder.Services.AddScoped<MeterService>();

var app = builder.Build();

app.MapGet("/", (IInfluxSettings settings) => Results.Json(new { settings.Url, user = settings.Organization }));

app.MapGet("/meters/{id}", async (string id, MeterService meters) =>
{
    var found = await meters.FindAsync(id);
    return found is { User: var user } ? Results.Ok(user) : Results.NotFound(); // lint-silent: a meter's user
});

app.MapGet("/token", (Relationships all) =>
{
    var raw = Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS")!;
    using var document = JsonDocument.Parse(Convert.FromBase64String(raw));
    var endpoint = document.RootElement.GetProperty("influxdb")[0];
    return endpoint.TryGetProperty("api_token", out var token) // lint-expect: moved-api-token
        ? Results.Text(token.GetString())
        : Results.NotFound();
});

app.Run();
