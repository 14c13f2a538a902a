import dataclasses
import sys
sys.path.append("../common")

from psh import reader, typed


@dataclasses.dataclass
class Sql:
    host: str
    user: str = ""  # lint-silent: MySQL


def main():
    sql = typed(Sql, reader("series"))
    print(sql.user, reader("series", "user"))  # lint-silent: MySQL
    print(reader("tsdb", "bucket", "none"))  # lint-expect: moved-bucket
    user, org = reader.keys_of("tsdb", "username", "org")  # lint-expect: moved-org
    print(user, org)


if __name__ == "__main__":
    main()
