import os
from types import SimpleNamespace

from .errors import NotConfigured
from .keys import Fields, Key
from .sources import get_source

__all__ = ["Credentials", "mongo_url", "namespace", "pick"]

RELATIONSHIP = os.environ.get("SDK_RELATIONSHIP", "tsdb")


def pick(mapping, *keys):
    return tuple(mapping[key] for key in keys)


class _HostMixin:
    @property
    def url(self):
        return f"http://{self[Key.HOST]}:{self['port']}"


class _TokenMixin:
    @property
    def headers(self):
        return {"Authorization": f"Token {self[Key.TOKEN]}"}


class Credentials(_HostMixin, _TokenMixin):
    def __init__(self, source=None, relationship="tsdb"):
        self._data = (source or get_source()).require(relationship)

    def __getitem__(self, key):
        return self._data[key.value if isinstance(key, Key) else key]

    def __getattr__(self, name):
        try:
            return self._data[name]
        except KeyError:
            raise NotConfigured(name) from None

    def login(self):
        return self[Key.USER], self["password"]

    def target(self):
        return pick(self._data, Fields.ORG, Fields.BUCKET)


def namespace():
    return SimpleNamespace(**get_source("platform").require("tsdb"))


def mongo_url():
    user, host = pick(get_source().require("users"), "user", "host")  # lint-silent: MongoDB
    return f"mongodb://{user}@{host}"
