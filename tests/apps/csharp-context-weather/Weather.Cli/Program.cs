using System.Text.Json;
using Weather.Shared;

namespace Weather.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var endpoint = await FetchAsync("metrics");
        foreach (var property in endpoint.EnumerateObject())
        {
            if (property.NameEquals("bucket")) // lint-expect: moved-bucket
            {
                Console.WriteLine(property.Value.GetString());
            }
        }

        if (args.Contains("--token"))
        {
            Console.WriteLine(Relationships.Load().Metrics!.First().ApiToken);
        }

        Dictionary<string, string> options = Parse(args);
        options.TryGetValue("user", out var user); // lint-silent: an option
        user ??= endpoint.GetProperty("user").GetString(); // lint-expect: renamed-user
        Console.WriteLine(user);
        return 0;
    }

    private static Task<JsonElement> FetchAsync(string name) => Task.Run(() => Relationships.Element(name)[0]);

    private static Dictionary<string, string> Parse(IEnumerable<string> args)
        => args.Select(a => a.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0].TrimStart('-'), p => p[1]);
}
