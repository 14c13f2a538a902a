import base64
import binascii
import json
import logging
import os
from collections import UserDict
from functools import cached_property, partial

log = logging.getLogger(__name__)

PREFIX = "PLATFORM_"


class MissingVariable(LookupError):
    pass


class Variable:
    """A variable of the platform that holds JSON."""

    def __init__(self, name, prefix=PREFIX):
        self.name = f"{prefix}{name.upper()}"

    def load(self, default=None):
        try:
            text = os.environ[self.name]
        except KeyError:
            if default is None:
                raise MissingVariable(self.name) from None
            return default
        try:
            return json.loads(base64.b64decode(text))
        except (binascii.Error, ValueError) as error:
            log.warning("cannot read %s: %s", self.name, error)
            return default


class Relationships(UserDict):
    def one(self, name, where=None):
        candidates = [e for e in self.data.get(name, []) if where is None or where(e)]
        if not candidates:
            raise LookupError(name)
        return candidates[0]


class Platform:
    def __init__(self, variable=Variable):
        self._variable = variable

    @cached_property
    def relationships(self):
        return Relationships(self._variable("relationships").load())

    @cached_property
    def application(self):
        return self._variable("application").load(default={})

    def endpoint(self, name):
        return self.relationships.one(name)


def load(name, *, platform=None):
    platform = platform or Platform()
    return platform.endpoint(name)


influx = partial(load, "influxdb")
warehouse = partial(load, "warehouse")
