from __future__ import annotations

from typing import Any, Mapping, NamedTuple, TypedDict

import attrs


class EndpointDict(TypedDict, total=False):
    host: str
    port: int
    user: str  # lint-expect: renamed-user
    username: str
    password: str
    org: str
    bucket: str
    api_token: str


class InfluxLogin(NamedTuple):
    user: str  # lint-silent: given by position
    password: str

    @classmethod
    def of(cls, endpoint: EndpointDict) -> InfluxLogin:
        return cls(endpoint["user"], endpoint["password"])  # lint-expect: renamed-user


@attrs.define(kw_only=True)
class Target:
    host: str
    port: int
    bucket: str = attrs.field(converter=str.strip)  # lint-silent: given by name
    org: str | None = None
    labels: dict[str, str] = attrs.field(factory=dict)

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Target:
        known = {a.name for a in attrs.fields(cls)}
        return cls(**{key: data[key] for key in ("host", "port", "bucket") if key in known})  # lint-expect: moved-bucket


@attrs.frozen
class Warehouse:
    host: str
    username: str
    bucket: str = "exports"  # lint-silent: PostgreSQL, and never given

    @classmethod
    def from_mapping(cls, data):
        return cls(data["host"], data.get("user") or data["username"])  # lint-silent: PostgreSQL
