using System.Text.Json;
using Weather.Shared;

var app = WebApplication.Create(args);
var document = Relationships.Load();
var metrics = document.Metrics?[0] ?? new MetricsEndpoint();
var sql = document.Sql!.Single();

app.MapGet("/", () => new { metrics.Host, metrics.Org });
app.MapGet("/sql", () => $"{sql.User} {sql.Path}"); // lint-silent: of PostgreSQL
app.MapGet("/login", () => Login(metrics));
app.MapGet("/bucket", () => Relationships.Element("metrics")[0].GetProperty("bucket").GetString()); // lint-expect: moved-bucket
app.MapGet("/project", () => Relationships.Element("user", "PLATFORM_VARIABLES").ToString()); // lint-silent: a variable of the project
app.Run();

static string Login(MetricsEndpoint endpoint) => endpoint switch
{
    { User: "admin" } => "root",
    { User: var user, Password: var password } => user + ":" + password,
};
