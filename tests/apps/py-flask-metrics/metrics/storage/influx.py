"""The time series database."""

from flask import current_app
from influxdb_client import InfluxDBClient

from . import keys
from ..constants import AUTH, TIMEDB


class Series:
    """A client that knows its organization and bucket."""

    def __init__(self, endpoint, timeout=10_000):
        self.endpoint = endpoint
        self.org = endpoint[keys.ORG]
        self.timeout = timeout

    @property
    def url(self):
        return f"{self.endpoint['scheme']}://{self.endpoint[keys.HOST]}:{self.endpoint[keys.PORT]}"  # lint-silent: keys that stay

    @property
    def token(self):
        return self.endpoint["api_token"]  # lint-expect: moved-api-token

    @property
    def bucket(self):
        return self.setting("bucket")  # lint-expect: moved-bucket

    @property
    def name(self):
        return self.setting("cluster")  # lint-silent: a key that stays

    def setting(self, name, default=None):
        return self.endpoint.get(name, default)

    def connect(self):
        return InfluxDBClient(url=self.url, token=self.token, org=self.org, timeout=self.timeout)

    def login(self):
        user, password = self.endpoint[keys.USER], self.endpoint[keys.PASSWORD]
        return {"user": user, "password": password}  # lint-silent: what is made, not what is read

    def token_of(self, document):
        # What the API of InfluxDB answers: an authorization of the server, not the relationship.
        return document["user"], document["org"]  # lint-silent: the answer of a server


def init_app(app):
    app.extensions["series"] = Series(app.config[TIMEDB])


def series():
    return current_app.extensions["series"]


def dsn():
    """The URL with credentials, for tools that want one."""
    endpoint = current_app.config[TIMEDB]
    return "%(scheme)s://%(user)s:%(password)s@%(host)s:%(port)d" % endpoint  # lint-expect: renamed-user


def auth():
    endpoint = current_app.config[TIMEDB]
    return AUTH.format(**endpoint)


def headers():
    return {"Authorization": "Token {0[api_token]}".format(current_app.config["TIMEDB"])}  # lint-expect: moved-api-token


def s3(settings):
    return settings[keys.BUCKET]  # lint-silent: the settings of S3
