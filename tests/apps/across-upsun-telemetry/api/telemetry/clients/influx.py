from contextlib import contextmanager

from influxdb_client import InfluxDBClient

from ..core import settings as conf


class Influx:
    def __init__(self, cfg=None):
        cfg = cfg if cfg is not None else conf.influx
        self.url = "http://%(host)s:%(port)d" % cfg
        self._auth = dict(username=cfg.get("user"), password=cfg["password"])  # lint-expect: renamed-user
        self.org, self.bucket = cfg["org"], cfg["bucket"]  # lint-expect: moved-org moved-bucket

    @contextmanager
    def client(self):
        c = InfluxDBClient(self.url, org=self.org, **self._auth)
        try:
            yield c
        finally:
            c.close()


def token(default=None):
    return (conf.influx or {}).get("api_token", default)  # lint-expect: moved-api-token


def describe(kind):
    ep = conf.endpoint(kind)
    return f"{ep['username']}@{ep['host']}"  # lint-silent: the new key, and PostgreSQL


def who(row):
    return row["user"], row["org"]  # lint-silent: a row
