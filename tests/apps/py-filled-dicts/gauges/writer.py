from . import boot  # noqa: F401
from .store import ENDPOINTS, OPTIONS


class Writer:
    REQUIRED = ("host", "port")
    OPTIONAL = ()

    def __init__(self, endpoint):
        self.values = {key: endpoint[key] for key in self.REQUIRED + self.OPTIONAL}


class InfluxWriter(Writer):
    OPTIONAL = ("org", "bucket")  # lint-expect: moved-org moved-bucket


class SqlWriter(Writer):
    OPTIONAL = ("username",)


def writers():
    yield InfluxWriter(OPTIONS["influx"])
    yield SqlWriter(OPTIONS["accounts"])


def login():
    print(OPTIONS["accounts"].get("user"))  # lint-silent: MariaDB
    return OPTIONS["influx"]["user"], OPTIONS["frozen"].password  # lint-expect: renamed-user


def tokens():
    return [endpoint["api_token"] for endpoint in ENDPOINTS], OPTIONS["frozen"].org  # lint-expect: moved-api-token moved-org
