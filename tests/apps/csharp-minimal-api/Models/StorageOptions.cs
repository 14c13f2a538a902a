namespace Meters.Models;

public sealed class StorageOptions
{
    public string Server { get; set; } = "";
    public string User { get; set; } = ""; // lint-silent: of the app's own options
    public string Bucket { get; set; } = ""; // lint-silent: of the app's own options
}

public sealed record Meter(string Id, string User, string Org); // lint-silent: a row of the app's own
