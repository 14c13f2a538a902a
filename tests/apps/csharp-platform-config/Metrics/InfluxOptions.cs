namespace Shop.Metrics
{
    public class InfluxOptions
    {
        public string Url { get; set; }
        public string User { get; set; } // lint-silent: of the app's own
        public string Org { get; set; }
    }
}
