from ..keys import Column, Key, Legacy
from ..platform import Endpoint, influx, relationships
from ..registry import logged, provides
from .base import Backend, Labelled


class InfluxBackend(Labelled, Backend):
    relationship = "influxdb"
    account_key = "user"  # lint-expect: renamed-user

    def __init__(self, endpoint=None, *, timeout=10):
        super().__init__(endpoint)
        self.timeout = timeout
        self._bucket = self.endpoint["bucket"]  # lint-expect: moved-bucket

    def address(self):
        return f"http://{self.endpoint[Key.HOST]}:{self.endpoint[Key.PORT]}"  # lint-silent: keys that stay

    def owner(self):
        return self.option("org", "main")  # lint-expect: moved-org

    def token(self):
        return self.endpoint[Key.TOKEN]

    def login(self):
        return self.endpoint[Key.USER.value], self.endpoint["password"]

    def legacy(self):
        return [self.endpoint[key] for key in Legacy.ALL]

    @provides("influxdb")
    def check(self, endpoint, verbose=False):
        user = endpoint["user"]  # lint-expect: renamed-user
        return (user, self.timeout) if verbose else user

    @logged
    def bucket(self):
        return self.endpoint.get("bucket"), self._bucket  # lint-expect: moved-bucket

    @staticmethod
    def org_of(endpoint):
        return endpoint["org"]  # lint-expect: moved-org

    def rows(self, rows):
        return [(row[Column.USER.value], row[Column.ORG.value]) for row in rows]

    def __enter__(self):
        return self.endpoint

    def __exit__(self, *_):
        self.endpoint = None


class ReadOnly(InfluxBackend):
    relationship = "influxdb"

    def owner(self):
        inherited = super().owner()
        return inherited or self.org_of(self.endpoint)

    def token(self):
        def reader():
            nonlocal tries
            tries += 1
            return self.endpoint.api_token  # lint-expect: moved-api-token

        tries = 0
        return reader()


def lazily():
    if "username" in influx:  # lint-silent: the new key
        return influx.username  # lint-silent: the new key
    return influx.host, influx["org"]  # lint-expect: moved-org


def attributes():
    endpoint = relationships().endpoint("influxdb")
    return endpoint.user, endpoint.host  # lint-expect: renamed-user


def entered():
    with InfluxBackend() as endpoint, open("log") as log:
        return endpoint["bucket"], log.name  # lint-expect: moved-bucket


def copied():
    endpoint = Endpoint(relationships().endpoint("influxdb"), user="reader")
    return endpoint["user"], endpoint["username"]  # lint-silent: set in the line above


def swapped():
    endpoint, other = relationships()["influxdb"][0], relationships()["mongodb"][0]
    endpoint, other = other, endpoint
    return endpoint.get("user"), other["org"]  # lint-expect: moved-org


def closure():
    endpoint = relationships().endpoint("influxdb")

    def get(key):
        return endpoint[key]

    host = lambda key="host": get(key)  # noqa: E731
    return get("bucket"), host(), host("port")  # lint-expect: moved-bucket
