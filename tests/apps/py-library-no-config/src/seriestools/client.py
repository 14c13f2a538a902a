"""A client for whoever hands over an endpoint."""

from platformshconfig import Config

from . import readers
from .formats import FORMATS, register


class Client:
    """Knows nothing of relationships: callers hand over what they have."""

    def __init__(self, url, token=None, org=None, **options):
        self.url = url
        self.token = token
        self.org = org
        self.user = options.get("user")  # lint-silent: an option of the caller
        self.options = options

    @classmethod
    def from_relationship(cls, name="influxdb"):
        endpoint = readers.Relationships()[name]
        return cls("http://" + endpoint["host"], endpoint["api_token"], endpoint["org"], bucket=endpoint["bucket"])  # lint-expect: moved-api-token=warning moved-org=warning moved-bucket=warning

    def bucket(self):
        return self.options["bucket"]  # lint-silent: an option of ours


def connect(name="timedb", config=None):
    config = config or Config()
    if not config.has_relationship(name):
        raise LookupError(name)
    credentials = config.credentials(name)
    return Client(credentials["host"], token=credentials.get("api_token"))  # lint-expect: moved-api-token=warning


def formatted(config: Config):
    register(config)
    return config.formatted_credentials("influxdb", "url"), config.formatted_credentials("database", "sql")


def formatted_by_hand(config: Config, kind: str):
    return FORMATS[kind](config.credentials("influx"))


def other(config: Config):
    # A name that says nothing, and no platform config to look it up in.
    return config.credentials("database")["user"]  # lint-silent: nothing says that this is InfluxDB
