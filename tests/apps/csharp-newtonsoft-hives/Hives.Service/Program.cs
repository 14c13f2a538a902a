using System;
using System.Linq;
using Hives.Core;
using Newtonsoft.Json.Linq;

namespace Hives.Service
{
    public class Program
    {
        public static void Main(string[] args)
        {
            foreach (var pair in new HiveFactory().Describe())
            {
                Console.WriteLine($"{pair.Key}: {pair.Value}");
            }
            Console.WriteLine(new MainFactory().Describe()["user"]); // lint-silent: its own dictionary

            var hive = PlatformSettings.Dynamic("hivedb");
            string user = hive.user; // lint-expect: renamed-user
            string organisation = hive["org"]; // lint-expect: moved-org
            string host = hive.host; // lint-silent: stays
            string next = hive.query.bucket; // lint-silent: the new place
            Console.WriteLine(user + organisation + host + next);

            dynamic main = PlatformSettings.Dynamic("maindb");
            Console.WriteLine(main.user); // lint-silent: of MariaDB

            JToken endpoint = PlatformSettings.Relationships["hivedb"].First;
            Console.WriteLine(endpoint.Value<string>("bucket") ?? "hives"); // lint-expect: moved-bucket
            var token = (string)endpoint["query"]?["api_token"] ?? (string)endpoint["api_token"]; // lint-expect: moved-api-token=note
            Console.WriteLine(token);

            var users = PlatformSettings.Relationships.Properties()
                .Where(p => p.Name == "maindb" || p.Name == "search")
                .Select(p => p.Value[0].Value<string>("user")); // lint-silent: of others
            Console.WriteLine(string.Join(",", users));

            Run();
        }

        private static void Run()
        {
            var config = JObject.Parse("{ \"user\": \"bee\", \"bucket\": \"comb\" }"); // lint-silent: its own
            Console.WriteLine(config["user"]); // lint-silent: its own
            Console.WriteLine(PlatformSettings.Value("hivedb", "user")); // lint-expect: renamed-user
        }
    }
}
