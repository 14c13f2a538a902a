import abc
import contextlib
import functools
import logging

from . import settings
from .helpers import dig, required, retry

log = logging.getLogger(__name__)


class Store(abc.ABC):
    fields = ("host", "port")

    def __init__(self, endpoint):
        for name in self.fields:
            setattr(self, name, endpoint[name])

    @abc.abstractmethod
    async def ping(self): ...

    def __repr__(self):
        return f"<{type(self).__name__} {self.host}:{self.port}>"


class InfluxStore(Store):
    fields = Store.fields + ("user", "password")  # lint-expect: renamed-user

    def __init__(self, endpoint):
        super().__init__(endpoint)
        self.org, self.bucket = required(endpoint, "org", "bucket")  # lint-expect: moved-org moved-bucket
        self._endpoint = endpoint

    @functools.cached_property
    def token(self):
        return dig(self._endpoint, "api_token")  # lint-expect: moved-api-token

    @retry(times=3)
    async def ping(self):
        log.info("%s %s", self.user, self.org)

    async def close(self):
        with contextlib.suppress(KeyError):
            log.debug(self._endpoint["user"])  # lint-expect: renamed-user


class MysqlStore(Store):
    fields = Store.fields + ("user",)  # lint-silent: MariaDB's, set in the settings

    async def ping(self):
        log.info(self.user)


async def connect(services):
    kind = {"influxdb": InfluxStore, "mysql": MysqlStore}
    stores = {name: kind[name](services[name]) for name in ("influxdb", "mysql") if name in services}
    log.info("mysql as %s", settings.MYSQL["user"])  # lint-silent: written in the first map
    log.info("influx as %s", settings.INFLUX["user"])  # lint-expect: renamed-user
    return stores["influxdb"]
