import dataclasses
import sys
sys.path.append("../common")

from psh import reader, typed
from psh.typed import call


@dataclasses.dataclass
class Series:
    host: str
    port: int = 8086
    user: str = ""  # lint-expect: renamed-user
    bucket: str = ""  # lint-expect: moved-bucket


def connect(host, port, org="", **_):  # lint-expect: moved-org
    return host, port, org


def main():
    series = typed(Series, reader("series"))
    token = reader("series", "api_token")  # lint-expect: moved-api-token
    print(series.user, series.bucket, token)
    print(reader("cache", "user"))  # lint-silent: Redis
    print(connect(**reader("series")))
    print(reader.keys_of("series", "user", "host"))  # lint-expect: renamed-user


if __name__ == "__main__":
    main()
