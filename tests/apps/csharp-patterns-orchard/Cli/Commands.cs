using Orchard.Platform;

namespace Orchard.Cli;

internal static class Commands
{
    private static readonly IReadOnlyDictionary<string, Func<string[], int>> All = new Dictionary<string, Func<string[], int>>
    {
        ["frost"] = Frost,
        ["show"] = args => Show(args.FirstOrDefault()),
        ["user"] = _ => Print(Endpoint("mysql")["user"]), // lint-silent: of MySQL
        ["token"] = _ => Print(Endpoint("influxdb")["api_token"]), // lint-expect: moved-api-token
    };

    public static int Run(string[] args) => args switch
    {
        [] => 64,
        [var name, .. var rest] when All.TryGetValue(name, out var command) => command(rest),
        _ => 64,
    };

    private static int Frost(string[] args)
    {
        var influx = Endpoint("influxdb");
        var (user, org) = (influx.Read(Field.User), influx.Read(Field.Organisation)); // lint-silent: said at KeyOf
        Console.WriteLine($"{user}@{org} {influx.Read(Field.Host)}");
        if (influx is JsonObject o && o.TryGetPropertyValue("bucket", out var bucket)) // lint-expect: moved-bucket
        {
            Console.WriteLine(bucket);
        }

        return 0;
    }

    private static int Show(string? what)
    {
        var node = what switch
        {
            "user" => Endpoint("influxdb")["user"], // lint-expect: renamed-user
            "org" or "organisation" => Endpoint("influxdb")["query"]?["org"], // lint-silent: the new place
            null => Endpoint("influxdb")["host"], // lint-silent: stays
            { Length: > 3 } key => Endpoint("influxdb")[key], // lint-expect: undecided-key
            _ => null,
        };
        return Print(node);
    }

    private static int Print(Node? node)
    {
        Console.WriteLine(node?.ToString() ?? "nothing");
        return node is null ? 1 : 0;
    }
}
