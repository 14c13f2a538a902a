"""Services by attribute: services.influx.host."""
import json
import os
from base64 import b64decode
from collections.abc import Mapping


class ServiceNotFound(LookupError):
    pass


class Endpoint(Mapping):
    __slots__ = ("_data",)

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        return self._data[key]

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def __getattr__(self, name):
        try:
            return self._data[name]
        except KeyError as err:
            raise AttributeError(name) from err


class Services:
    _cache = None

    @property
    def _all(self):
        if Services._cache is None:
            Services._cache = json.loads(b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
        return Services._cache

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return Endpoint(self._all[name][0])
        except KeyError:
            raise ServiceNotFound(name)

    def __contains__(self, name):
        return name in self._all

    def __iter__(self):
        yield from self._all.items()


services = Services()
