namespace Acme.Platform;

public partial class PlatformEnvironment
{
    public Service Get(string name) => Get(name, 0);

    public Service Get(string name, int index) => _services[name][index];

    public bool TryGet(string name, out Service? service)
    {
        service = null;
        if (!_services.TryGetValue(name, out var all)) return false;
        service = all.FirstOrDefault(s => s.Rel == "influxdb");
        return service is not null;
    }
}
