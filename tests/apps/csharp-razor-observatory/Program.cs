using Observatory.Services;

var builder = WebApplication.CreateBuilder(args);
((IConfigurationBuilder)builder.Configuration).Add(new PlatformConfigurationSource());
builder.Services.AddRazorPages();
builder.Services.AddScoped<SkyService>();
var app = builder.Build();
app.MapRazorPages();
app.Run();
