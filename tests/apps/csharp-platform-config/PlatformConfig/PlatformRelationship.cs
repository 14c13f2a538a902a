using System;
using System.Collections.Generic;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace PlatformConfig
{
    public class PlatformRelationship
    {
        private static readonly JsonSerializerSettings Settings = new JsonSerializerSettings
        {
            ContractResolver = new CamelCasePropertyNamesContractResolver()
        };

        public static Dictionary<string, PlatformRelationship[]> Relationships { get; private set; }

        static PlatformRelationship()
        {
            string encoded = Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS");
            if (encoded == null)
            {
                return;
            }

            string json = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
            Relationships = JsonConvert.DeserializeObject<Dictionary<string, PlatformRelationship[]>>(json, Settings);
        }

        public string Scheme { get; set; }
        public string Host { get; set; }
        public int Port { get; set; }
        public string Rel { get; set; }
        public string Username { get; set; } // lint-silent: the new key
        public string User { get; set; } // lint-expect: renamed-user
        public string Password { get; set; }
        public string Path { get; set; }
        public string Bucket { get; set; } // lint-expect: moved-bucket
        public string ApiToken { get; set; } // lint-silent: in camel case that is no key of an endpoint
        public dynamic Query { get; set; }

        [JsonProperty("api_token")] // lint-expect: moved-api-token
        public string Token { get; set; }

        public string GetUrl() => $"{Scheme}://{Host}:{Port}";
    }
}
