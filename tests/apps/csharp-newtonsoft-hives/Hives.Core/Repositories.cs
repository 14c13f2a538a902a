using System;
using System.Collections.Generic;
using System.Linq;

namespace Hives.Core
{
    public class Keeper
    {
        public string User { get; set; } // lint-expect: renamed-user
    }

    public class Colony
    {
        public string Bucket { get; set; } // lint-expect: moved-bucket
    }

    public class Swarm
    {
        public string Org { get; set; } // lint-expect: moved-org
    }

    public class Owner
    {
        public string User { get; set; } // lint-silent: of MariaDB
    }

    public class Repository<T> where T : class, new()
    {
        private readonly string _relationship;

        public Repository(string relationship)
        {
            _relationship = relationship;
        }

        public T First()
        {
            return PlatformSettings.Get<T>(_relationship);
        }
    }

    public static class Repositories
    {
        private static List<T> All<T>(string relationship)
        {
            return PlatformSettings.Relationships[relationship].ToObject<List<T>>();
        }

        private static bool TryFirst<T>(string relationship, out T first) where T : class, new()
        {
            first = PlatformSettings.Get<T>(relationship);
            return first != null;
        }

        public static IEnumerable<string> Names()
        {
            yield return new Repository<Keeper>("hivedb").First().User;
            yield return new Repository<Owner>("maindb").First().User; // lint-silent: of MariaDB
            yield return All<Colony>("hivedb").Select(colony => colony.Bucket).First();
            if (TryFirst("hivedb", out Swarm swarm))
            {
                yield return swarm.Org;
            }
        }
    }
}
