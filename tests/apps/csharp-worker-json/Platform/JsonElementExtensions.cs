using System.Text.Json;

namespace Collector.Platform;

public static class JsonElementExtensions
{
    public static string Text(this JsonElement element, string name, string fallback = "")
        => element.TryGetProperty(name, out var value) ? value.GetString() ?? fallback : fallback;

    public static string Url(this JsonElement element)
        => $"{element.Text("scheme", "http")}://{element.Text("host")}:{element.GetProperty("port").GetInt32()}";

    public static (string User, string Org) Login(this JsonElement element)
    {
        var user = element.Text("user"); // lint-expect: renamed-user
        return (user, element.Text("org")); // lint-expect: moved-org
    }

    public static bool TryGetBucket(this JsonElement element, out string bucket)
    {
        bucket = "";
        if (element.TryGetProperty("query", out var query) && query.TryGetProperty("bucket", out var moved)) // lint-silent: the new place
        {
            bucket = moved.GetString()!;
            return true;
        }
        if (element.TryGetProperty("bucket", out var old)) // lint-expect: moved-bucket=note
        {
            bucket = old.GetString()!;
            return true;
        }
        return false;
    }
}
