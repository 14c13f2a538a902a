using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Hives.Core
{
    public static class PlatformSettings
    {
        private static readonly JsonSerializerSettings Snake = new JsonSerializerSettings
        {
            ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
            MissingMemberHandling = MissingMemberHandling.Ignore,
        };

        private static string _json;

        private static string Json
        {
            get
            {
                if (_json == null)
                {
                    var value = Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS") ?? "e30=";
                    _json = Encoding.UTF8.GetString(Convert.FromBase64String(value));
                }
                return _json;
            }
        }

        public static JObject Relationships { get { return JObject.Parse(Json); } }

        public static T Get<T>(string relationship) where T : class, new()
        {
            var token = Relationships[relationship];
            if (token == null || !token.HasValues)
            {
                return new T();
            }
            return JsonConvert.DeserializeObject<List<T>>(token.ToString(), Snake).First();
        }

        public static string Value(string relationship, string key)
        {
            return Relationships.SelectToken($"$.{relationship}[0].{key}")?.Value<string>();
        }

        public static dynamic Dynamic(string relationship)
        {
            dynamic all = JsonConvert.DeserializeObject(Json);
            return all[relationship][0];
        }
    }
}
