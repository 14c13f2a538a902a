using Acme.Platform;

namespace Acme.Ingest.Storage;

public class InfluxWriter
{
    private readonly Service _service;

    public InfluxWriter(Service service) => _service = service;

    public required string Bucket { get; init; } // lint-silent: of the app's own

    public void Write(string line)
    {
        var (org, bucket) = (_service.Org, Bucket);
        Console.WriteLine($"{line} -> {org}/{bucket}");
    }
}
