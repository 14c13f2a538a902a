using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

dynamic relationships = JsonConvert.DeserializeObject(
    Encoding.UTF8.GetString(Convert.FromBase64String(builder.Configuration.GetValue<string>("PLATFORM_RELATIONSHIPS")!)))!;

string owner = relationships.readings[0].user; // lint-silent: a PostgreSQL here, whatever its name
string user = relationships.metrics[0].user; // lint-expect: renamed-user

app.MapGet("/org", () => (string)relationships.metrics[0].org); // lint-expect: moved-org

app.MapGet("/login", () =>
{
    var shape = new[] { new { host = "", bucket = "" } };
    var parsed = JsonConvert.DeserializeAnonymousType(((JToken)relationships.metrics).ToString(), shape);
    return parsed![0].host; // lint-silent: stays
});

app.MapGet("/raw", () =>
{
    JObject raw = JObject.Parse(relationships.ToString());
    var token = raw.SelectToken("$.metrics[0].api_token")?.ToString(); // lint-expect: moved-api-token
    foreach (JProperty property in raw.Properties())
    {
        if (property.Name != "metrics") continue;
        token ??= (string?)property.Value[0]!["bucket"]; // lint-expect: moved-bucket
    }
    return token;
});

app.Run($"http://*:{Environment.GetEnvironmentVariable("PORT")} {owner} {user}");
