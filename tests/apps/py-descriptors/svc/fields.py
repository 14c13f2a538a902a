from __future__ import annotations
from typing import Any, Callable, Generic, TypeVar, overload

T = TypeVar("T")


class Key(Generic[T]):
    """A descriptor: an attribute that is a key of the endpoint."""

    def __init__(self, key: str | None = None, *, default: T | None = None, cast: Callable[[Any], T] = str):
        self.key = key
        self.default = default
        self.cast = cast

    def __set_name__(self, owner, name):
        self.key = self.key or name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.endpoint.get(self.key, self.default)
        return self.cast(value)


class Endpoint:
    relationship = ""
    registry: dict[str, type[Endpoint]] = {}

    host = Key()
    port = Key(cast=int)
    password = Key()

    def __init_subclass__(cls, relationship="", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.relationship = relationship
        Endpoint.registry[relationship] = cls

    def __init__(self, endpoint):
        self.endpoint = endpoint

    @classmethod
    def load(cls, document):
        return cls(document[cls.relationship][0])


class Influx(Endpoint, relationship="tsdb"):
    login = Key("user")  # lint-expect: renamed-user
    organization = Key("org", default="main")  # lint-expect: moved-org

    @property
    def bucket(self):
        return self.endpoint["bucket"]  # lint-expect: moved-bucket


class Mongo(Endpoint, relationship="docs"):
    login = Key("user")  # lint-silent: MongoDB
