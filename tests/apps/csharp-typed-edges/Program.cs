using System.Text;
using System.Text.Json;
using Edges;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

var json = Encoding.UTF8.GetString(Convert.FromBase64String(Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS")!));

var strict = JsonSerializer.Deserialize<Dictionary<string, List<Strict>>>(json)!["influxdb"][0];
Console.WriteLine($"{strict.User}@{strict.Host}");

var demanding = Json.Read<Dictionary<string, Demanding[]>>(json)["influxdb"].First();
Console.WriteLine(demanding);

var loose = JsonConvert.DeserializeObject<Dictionary<string, Loose[]>>(json)!["influxdb"][0];
Console.WriteLine(loose.Line);

var snake = JObject.Parse(json)["influxdb"]![0]!.ToObject<Snake>()!;
Console.WriteLine($"{snake.ApiToken} {snake.HostMapped}");

var contract = JToken.Parse(json).SelectToken("influxdb[0]")!.ToObject<Contract>()!;
Console.WriteLine(contract.Place);

var all = JsonConvert.DeserializeObject<All>(json)!;
Console.WriteLine(all.Database![0].User);
Console.WriteLine(all.Influxdb![0].Host);

using var document = JsonDocument.Parse(json);
var positional = document.RootElement.GetProperty("influxdb")[0].Deserialize<Positional>(Json.Options)!;
if (positional is { User: { Length: > 0 } user, Host: var host })
{
    Console.WriteLine(user + "@" + host);
}

var now = document.RootElement.GetProperty("influxdb")[0].Deserialize<New>(Json.Options)!;
Console.WriteLine($"{now.Username} {now.Query.Org} {now.Query.Bucket} {now.Query.ApiToken}"); // lint-silent: the new shape

static class Json
{
    public static JsonSerializerOptions Options { get; } = new() { PropertyNameCaseInsensitive = true };

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json)!;

    public static JsonElement Document()
        => JsonDocument.Parse(Convert.FromBase64String(Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS")!)).RootElement;
}
