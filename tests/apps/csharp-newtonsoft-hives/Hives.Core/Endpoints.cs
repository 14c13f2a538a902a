using Newtonsoft.Json;

namespace Hives.Core
{
    public class HiveDatabase
    {
        public string Host { get; set; }

        public string User { get; set; } // lint-expect: renamed-user

        public string Password { get; set; }

        public string Bucket { get; set; } // lint-silent: nobody reads this one

        public string ApiToken { get; set; } // lint-expect: moved-api-token

        [JsonProperty(PropertyName = "org")] // lint-expect: moved-org
        public string Organisation { get; set; }
    }

    public partial class MainDatabase
    {
        public string User { get; set; } // lint-silent: of MariaDB
    }

    public partial class MainDatabase
    {
        public string Path { get; set; }

        public override string ToString() => $"Server={Path};Uid={User}"; // lint-silent: of MariaDB
    }
}
