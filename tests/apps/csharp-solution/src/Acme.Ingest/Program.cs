using Acme.Ingest.Storage;
using Acme.Platform;

var platform = new PlatformEnvironment();
var influx = platform.Get("readings");
var writer = new InfluxWriter(influx)
{
    Bucket = influx.More!["bucket"].GetString()!, // lint-expect: moved-bucket
};
writer.Write("started value=1");

if (platform.TryGet("readings", out var again))
{
    Console.WriteLine(again!.Login);
}

switch (args)
{
    case ["token", ..]:
        Console.WriteLine(influx.More["api_token"].GetString()); // lint-expect: moved-api-token
        break;
    case ["host"]:
        Console.WriteLine(influx.Host); // lint-silent: stays
        break;
}
