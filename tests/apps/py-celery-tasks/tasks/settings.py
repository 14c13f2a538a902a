from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Mapping
import base64, json, os


@dataclass(frozen=True)
class InfluxSettings:
    host: str
    port: int
    user: str  # lint-expect: renamed-user
    password: str
    org: str  # lint-expect: moved-org
    bucket: str  # lint-expect: moved-bucket
    scheme: str = "http"

    @classmethod
    def from_endpoint(cls, endpoint: Mapping[str, Any]) -> "InfluxSettings":
        names = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in endpoint.items() if k in names})

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


@dataclass
class PgSettings:
    host: str
    username: str
    password: str
    user: str = "app"  # lint-silent: PostgreSQL

    @classmethod
    def from_endpoint(cls, endpoint):
        names = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in endpoint.items() if k in names})


@dataclass
class Settings:
    influx: InfluxSettings
    pg: PgSettings
    broker: str
    _instance: ClassVar["Settings | None"] = None

    @classmethod
    def load(cls) -> "Settings":
        if cls._instance is None:
            rel = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
            (metrics,), (queue,), (store,) = rel["metrics"], rel["queue"], rel["store"]
            cls._instance = cls(
                influx=InfluxSettings.from_endpoint(metrics),
                pg=PgSettings.from_endpoint(store),
                broker="amqp://{username}:{password}@{host}:{port}".format_map(queue),
            )
        return cls._instance
