"""The relationships, read once."""

import base64
import json
import os
from collections import UserDict
from functools import cache

from .keys import Service


class Endpoint(dict):
    """An endpoint whose keys are attributes as well."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(name) from error


class Relationships(UserDict):
    _instance = None

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    @classmethod
    def current(cls):
        return cls(json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])))

    def endpoint(self, service, index=0):
        name = service.value if isinstance(service, Service) else service
        return Endpoint(self.data[name][index])


@cache
def relationships():
    return Relationships.current()


class Lazy:
    """Reads the endpoint when it is first asked for anything."""

    def __init__(self, name):
        self._name = name
        self._found = None

    def _load(self):
        if self._found is None:
            self._found = relationships().endpoint(self._name)
        return self._found

    def __getitem__(self, key):
        return self._load()[key]

    def __getattr__(self, name):
        return self._load()[name]

    def __contains__(self, key):
        return key in self._load()


influx = Lazy("influxdb")
mongo = Lazy("mongodb")
