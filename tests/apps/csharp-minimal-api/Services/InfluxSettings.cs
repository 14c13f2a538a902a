using Meters.Models;

namespace Meters.Services;

public interface IInfluxSettings
{
    string Url { get; }
    string? Organization { get; }
}

public sealed class InfluxSettings(Endpoint endpoint) : IInfluxSettings
{
    public string Url => endpoint.Url;
    public string? Organization => endpoint.Organization; // lint-silent: the attribute in Endpoint tells
}
