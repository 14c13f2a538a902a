using System.Collections.Generic;

namespace Hives.Core
{
    public abstract class ConnectionFactory<TOptions> where TOptions : class, new()
    {
        protected abstract string Relationship { get; }

        protected TOptions Options() => PlatformSettings.Get<TOptions>(Relationship);

        public abstract IDictionary<string, string> Describe();
    }

    public class HiveFactory : ConnectionFactory<HiveDatabase>
    {
        protected override string Relationship => "hivedb";

        public override IDictionary<string, string> Describe()
        {
            var options = Options();
            return new Dictionary<string, string>
            {
                { "user", options.User }, // lint-silent: said at the property
                { "org", options.Organisation }, // lint-silent: said at the attribute
                { "token", options.ApiToken },
                { "bucket", PlatformSettings.Value(Relationship, "bucket") }, // lint-expect: moved-bucket
                { "host", options.Host },
            };
        }
    }

    public class MainFactory : ConnectionFactory<MainDatabase>
    {
        protected override string Relationship => "maindb";

        public override IDictionary<string, string> Describe()
        {
            return new Dictionary<string, string>
            {
                ["user"] = Options().User, // lint-silent: of MariaDB
                ["password"] = PlatformSettings.Value(Relationship, "password"),
                ["org"] = PlatformSettings.Value(Relationship, "org"), // lint-silent: of MariaDB
            };
        }
    }
}
