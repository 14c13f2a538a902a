using InfluxDB.Client;
using Newtonsoft.Json.Linq;
using Readings;
using Readings.Storage;

var relationships = Platform.Relationships();
if (relationships is null)
{
    Console.Error.WriteLine("Not on the platform.");
    return 1;
}

var influx = relationships["timeseries"]![0]!;
var url = $"http://{influx["host"]}:{influx["port"]}";
var user = (string)influx["user"]!; // lint-expect: renamed-user
var org = influx.Value<string>("org"); // lint-expect: moved-org
var bucket = Platform.Setting(influx, "bucket"); // lint-expect: moved-bucket

using var client = InfluxDBClientFactory.Create(url, (string)influx["password"]!);

JToken mysql = relationships["database"]!.First!;
var store = new Store(
    host: (string)mysql["host"]!,
    user: (string)mysql["username"]!, // lint-silent: the new name, on MySQL
    password: (string)mysql["password"]!);

foreach (var sensor in store.Sensors())
{
    Console.WriteLine($"{sensor} -> {org}/{bucket} as {user}");
}

var token = args.Length > 0 ? args[0] : Platform.Token(relationships);
await new Writer(client, org!, bucket, token).WriteAsync(store.Sensors());

foreach (var (name, endpoints) in relationships)
{
    foreach (var endpoint in endpoints!)
    {
        if (endpoint.Value<string>("rel") != "influxdb") continue;
        Console.WriteLine($"{name}: {endpoint["org"]}"); // lint-expect: moved-org
    }
}

string Describe(JToken endpoint) => $"{endpoint["host"]}, {endpoint["user"]}"; // lint-silent: only ever called with the MySQL endpoint

Console.WriteLine(Describe(mysql));
return 0;
