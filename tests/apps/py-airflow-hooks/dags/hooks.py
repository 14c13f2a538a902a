from __future__ import annotations

import json
import logging
import os
from abc import ABC, abstractmethod
from base64 import b64decode
from typing import Any, Iterator

log = logging.getLogger(__name__)


class Connection:
    """Like Airflow's."""

    def __init__(self, conn_id=None, conn_type=None, host=None, login=None, password=None, schema=None, port=None, extra=None):
        self.conn_id = conn_id
        self.conn_type = conn_type
        self.host = host
        self.login = login
        self.password = password
        self.schema = schema
        self.port = port
        self.extra = extra or {}

    @property
    def extra_dejson(self):
        return self.extra

    def get_uri(self) -> str:
        return f"{self.conn_type}://{self.login}:{self.password}@{self.host}:{self.port}/{self.schema}"


class ConnectionStore:
    _connections: dict[str, Connection] = {}

    @classmethod
    def load(cls):
        encoded = os.environ.get("PLATFORM_RELATIONSHIPS")
        if encoded is None:
            log.warning("not on the platform")
            return cls
        for name, endpoints in json.loads(b64decode(encoded)).items():
            for index, endpoint in enumerate(endpoints):
                conn = cls._connection(name, endpoint)
                cls._connections[f"{name}_{index}" if index else name] = conn
        return cls

    @classmethod
    def _connection(cls, name, endpoint):
        builder = BUILDERS.get(endpoint["rel"], default_builder)
        return builder(name, endpoint)

    @classmethod
    def get(cls, conn_id) -> Connection:
        return cls._connections[conn_id]


def default_builder(name, ep):
    return Connection(conn_id=name, conn_type=ep["scheme"], host=ep["host"], login=ep.get("username"),
                      password=ep.get("password"), schema=ep.get("path"), port=ep["port"])


def influx_builder(name, ep):
    conn = default_builder(name, ep)
    conn.login = ep["user"]  # lint-expect: renamed-user
    conn.extra = {"org": ep["org"], "bucket": ep["bucket"], "token": ep["api_token"]}  # lint-expect: moved-org moved-bucket moved-api-token
    return conn


def pg_builder(name, ep):
    conn = default_builder(name, ep)
    conn.login = ep.get("user") or ep["username"]  # lint-silent: PostgreSQL
    return conn


BUILDERS = {"influxdb": influx_builder, "postgresql": pg_builder}


class BaseHook(ABC):
    conn_name_attr = "conn_id"
    default_conn_name = "default"

    def __init__(self, **kwargs: Any) -> None:
        self.conn_id = kwargs.pop(self.conn_name_attr, self.default_conn_name)
        self.options = kwargs

    @classmethod
    def get_connection(cls, conn_id: str) -> Connection:
        return ConnectionStore.load().get(conn_id)

    @abstractmethod
    def get_conn(self): ...


class InfluxHook(BaseHook):
    conn_name_attr = "influx_conn_id"
    default_conn_name = "warehouse"

    def get_conn(self):
        from influxdb_client import InfluxDBClient

        conn = self.get_connection(self.conn_id)
        extras = conn.extra_dejson.copy()
        return InfluxDBClient(url=conn.get_uri(), token=extras["token"], org=extras.get("org"))  # lint-silent: names of the connection


class PgHook(BaseHook):
    conn_name_attr = "pg_conn_id"
    default_conn_name = "source"

    def get_conn(self):
        import psycopg2

        conn = self.get_connection(self.conn_id)
        return psycopg2.connect(host=conn.host, user=conn.login, password=conn.password)  # lint-silent: an argument
