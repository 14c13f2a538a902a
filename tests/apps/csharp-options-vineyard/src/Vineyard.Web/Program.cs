using Vineyard.Web.Endpoints;
using Vineyard.Web.Influx;
using Vineyard.Web.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPlatform();
builder.Services.Configure<InfluxOptions>(builder.Configuration.GetSection(InfluxOptions.Section));

var app = builder.Build();
app.MapStatus();
app.MapGet("/", (HttpContext context) => context.User.Identity?.Name); // lint-silent: who asks

var org = app.Configuration["Influx:Org"]; // lint-silent: a setting of the app
app.Logger.LogInformation("writing for {Org}", org);
app.Run();
