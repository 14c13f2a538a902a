from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Callable, cast

from ..core import first, relationships
from ..models import Pair, Raw, Ready, Target


class InfluxService:
    def __init__(self, *, url: str, token: str, **options):
        self.url = url
        self.token = token
        self.options = options

    @classmethod
    def from_endpoint(cls, endpoint: dict) -> InfluxService:
        return cls(
            url=f"http://{endpoint['host']}:{endpoint['port']}",
            token=endpoint["api_token"],  # lint-expect: moved-api-token
            org=endpoint.get("org"),  # lint-expect: moved-org
            user=endpoint.get("username", "nobody"),  # lint-silent: the new key
        )

    async def close(self):
        await asyncio.sleep(0)

    def describe(self):
        return {**self.options, "user": self.options["user"]}  # lint-silent: an option of ours


def target() -> Target:
    wanted = ("host", "port", "bucket")  # lint-expect: moved-bucket
    endpoint = first("influx-main")
    return Target(**{key: value for key, value in endpoint.items() if key in wanted})


def plain_target() -> dict:
    endpoint = relationships()["influx-main"][0]
    made = Target(endpoint["host"], endpoint["port"], bucket=endpoint["bucket"])  # lint-expect: moved-bucket
    return asdict(made)


def whole_target(**extra) -> Target:
    host = {"host": "h", "port": 1}
    return Target(**host, bucket=extra.get("bucket", "none"))  # lint-silent: an option


def line(host: str, port: int, org: str = "main", **_) -> str:  # lint-expect: moved-org
    return f"{host}:{port}/{org}"


def whole_line() -> str:
    return line(**first("influx-main"))


def pair() -> Pair:
    return Pair("influx", "main")


def ready() -> Ready:
    return Ready.model_validate(first("influx-main"))


def raw_token() -> str:
    raw = cast(Raw, first("influx-main"))
    return raw["api_token"]  # lint-expect: moved-api-token


async def with_endpoint(callback: Callable, *args, **kwargs):
    """Calls back with the endpoint."""
    result = callback(first("influx-main"), *args, **kwargs)
    return await result if asyncio.iscoroutine(result) else result


async def wrap_test(callback, *args):
    try:
        return await callback(*args)
    except Exception as error:  # noqa: BLE001
        return {"user": str(error)}  # lint-silent: what is made


def both(endpoint: dict) -> tuple:
    """Old and new."""
    user = endpoint.get("username") or endpoint.get("user")  # lint-expect: renamed-user=note
    query = endpoint.get("query") or {}
    try:
        bucket = endpoint["query"]["bucket"]
    except KeyError:
        bucket = endpoint["bucket"]  # lint-expect: moved-bucket=note
    org = query["org"] if "org" in query else endpoint["org"]  # lint-expect: moved-org=note
    if (token := query.get("api_token")) is None:
        token = endpoint.get("api_token")  # lint-expect: moved-api-token=note
    return user, bucket, org, token
