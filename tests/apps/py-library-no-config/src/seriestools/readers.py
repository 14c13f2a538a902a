"""Readers of what the platform says."""

from __future__ import annotations

import base64
import json
import os
from collections import ChainMap, namedtuple
from collections.abc import Iterator, Mapping

Credentials = namedtuple("Credentials", "host port user password")  # lint-expect: renamed-user=warning
Owner = namedtuple("Owner", ["user", "org"])  # lint-silent: it is made from a configuration of ours

PREFIXES = ("PLATFORM_", "UPSUN_")


def read(prefix: str = "PLATFORM_") -> dict | None:
    value = os.environ.get(f"{prefix}RELATIONSHIPS")
    return json.loads(base64.b64decode(value)) if value else None


class Relationships(Mapping):
    """All relationships of the app, by their names."""

    def __init__(self, document: dict | None = None):
        self._document = document if document is not None else (read() or {})

    def __getitem__(self, name: str) -> dict:
        return self._document[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._document)

    def __len__(self) -> int:
        return len(self._document)

    def raw(self) -> dict:
        return self._document


def endpoint_of(name: str, **defaults) -> Mapping:
    """The endpoint, with defaults below it."""
    return ChainMap(Relationships()[name], defaults)


def influx_user() -> str:
    return endpoint_of("influxdb", port=8086)["user"]  # lint-expect: renamed-user=warning


def mysql_user() -> str:
    return endpoint_of("mysql", port=3306)["user"]  # lint-silent: not a name of InfluxDB


def credentials(relationships: Relationships) -> Credentials:
    endpoint = relationships["influxdb"]
    return Credentials(**{name: endpoint[name] for name in Credentials._fields})


def direct() -> Credentials:
    kept = {key: value for key, value in Relationships()["influxdb"].items() if key in ("host", "port", "password")}
    return Credentials(user="nobody", **kept)  # lint-silent: a keyword


def narrow(**kwargs) -> Credentials:
    return Credentials(kwargs["host"], kwargs["port"], kwargs["user"], None)  # lint-expect: renamed-user=warning


def narrowed() -> Credentials:
    return narrow(**Relationships()["influxdb"])
