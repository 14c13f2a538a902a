from contextlib import asynccontextmanager
from typing import Annotated, AsyncIterator

from fastapi import Depends
from influxdb_client.client.influxdb_client_async import InfluxDBClientAsync

from .config import InfluxConfig, Settings, get_settings


@asynccontextmanager
async def influx_session(config: InfluxConfig) -> AsyncIterator[InfluxDBClientAsync]:
    async with InfluxDBClientAsync(url=config.url, token=config.token.get_secret_value(), org=config.org) as client:
        yield client


async def get_influx(settings: Annotated[Settings, Depends(get_settings)]):
    async with influx_session(settings.influx) as client:
        yield client


async def raw_endpoint(settings: Settings = Depends(get_settings)) -> dict:
    return settings.relationships["influx"][0]
