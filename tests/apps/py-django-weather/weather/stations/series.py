"""The time series of the stations."""

from contextlib import contextmanager
from functools import cached_property, wraps

from django.conf import settings
from influxdb_client import InfluxDBClient

FALLBACK = {"user": "dev", "org": "dev", "bucket": "weather"}


class Source:
    """Where series come from."""

    credentials = None
    organization_key = "org"  # lint-expect: moved-org
    label_key = "user"  # lint-silent: it is read from our own settings

    def connect(self, **options):
        raise NotImplementedError

    @property
    def organization(self):
        return self.credentials[self.organization_key]

    def label(self):
        return settings.INFLUX[self.label_key]


class Influx(Source):
    def __init__(self, credentials=None):
        self.credentials = credentials or settings.INFLUX_CREDENTIALS or FALLBACK

    @cached_property
    def bucket(self):
        return self.credentials["bucket"]  # lint-expect: moved-bucket

    def connect(self, **options):
        return InfluxDBClient(url=self.url(), token=settings.SERIES_TOKEN, org=self.organization, **options)

    @staticmethod
    def url():
        return settings.INFLUX["url"]

    @classmethod
    def of(cls, relationships):
        return cls(relationships["influxtimedb"][0])

    def account(self):
        # An account of our own is no account of the service.
        own = {"user": "reader", "bucket": "public"}
        return own["user"], own["bucket"]  # lint-silent: our own


class Replica(Influx):
    """The same, read only."""

    @property
    def token(self):
        return self.credentials.get("api_token")  # lint-expect: moved-api-token

    def connect(self, **options):
        return super().connect(username=super().account()[0], **options)


def with_series(function):
    """Hands the credentials over as the first argument."""

    @wraps(function)
    def wrapper(*args, **kwargs):
        return function(settings.SERIES, *args, **kwargs)

    return wrapper


@contextmanager
def opened():
    credentials = settings.SERIES
    client = InfluxDBClient(url="http://" + credentials["host"])
    try:
        yield credentials
    finally:
        client.close()


def account_of(source):
    user = getattr(source, "user", None)  # lint-silent: an object of ours
    return user or "nobody"
