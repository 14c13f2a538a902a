using System.Linq;
using InfluxDB.Client;
using PlatformConfig;

namespace Shop.Metrics
{
    public class MetricsWriter
    {
        private readonly InfluxOptions _options;
        private readonly PlatformRelationship _relationship;

        public MetricsWriter(InfluxOptions options)
        {
            _options = options;
            _relationship = PlatformRelationship.Relationships["influxdb"][0];
        }

        public void Write(string line)
        {
            using var client = InfluxDBClientFactory.Create(_options.Url, _relationship.Token.ToCharArray());
            using var api = client.GetWriteApi();
            api.WriteRecord(line, bucket: _relationship.Bucket, org: _options.Org);
        }
    }
}
