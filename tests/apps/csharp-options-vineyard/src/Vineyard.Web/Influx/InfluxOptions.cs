namespace Vineyard.Web.Influx;

public class InfluxOptions
{
    public const string Section = "Influx";

    public string User { get; set; } = ""; // lint-silent: of the app's own options

    public string Password { get; set; } = "";

    public string Org { get; set; } = ""; // lint-silent: of the app's own options

    public string Bucket { get; set; } = ""; // lint-silent: of the app's own options
}

public class AccountOptions
{
    public string User { get; set; } = ""; // lint-silent: of PostgreSQL

    public string Password { get; set; } = "";
}
