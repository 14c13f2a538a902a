import asyncio
from contextvars import ContextVar
from functools import lru_cache

from svc.env import document
from svc.fields import Influx, Mongo

current: ContextVar[Influx] = ContextVar("current")


@lru_cache(maxsize=None)
def influx() -> Influx:
    return Influx.load(document())


async def handler(request):
    current.set(influx())
    await asyncio.gather(ping(), asyncio.to_thread(count, Mongo.load(document())))
    return {"login": influx().login, "of": influx().organization, "org": request.query["org"]}  # lint-silent: a parameter


async def ping():
    endpoint = current.get()
    return endpoint.login, endpoint.bucket


def count(mongo):
    return mongo.login, mongo.endpoint.get("org")  # lint-silent: MongoDB


def raw():
    rel = document()
    return rel["tsdb"][0]["api_token"], rel["s3meta"][0].get("bucket")  # lint-expect: moved-api-token
