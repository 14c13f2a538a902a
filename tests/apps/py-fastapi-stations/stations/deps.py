from typing import Annotated, AsyncIterator

import httpx
from fastapi import Depends, Header, HTTPException, Request

from .core import InfluxConfig, Settings, get_settings

SettingsDep = Annotated[Settings, Depends(get_settings)]


def influx_config(settings: SettingsDep) -> InfluxConfig:
    return settings.influx


def raw_endpoint(settings: SettingsDep) -> dict:
    return settings.raw


async def influx_client(config: Annotated[InfluxConfig, Depends(influx_config)]) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"Authorization": f"Token {config.token.get_secret_value()}"}
    async with httpx.AsyncClient(base_url=config.base_url, headers=headers) as client:
        yield client


class Paging:
    def __init__(self, offset: int = 0, bucket: str = "main"):
        self.offset = offset
        self.bucket = bucket  # lint-silent: a query parameter


async def current_user(request: Request, authorization: str = Header("")) -> dict:
    if not authorization:
        raise HTTPException(401)
    return {"user": authorization, "org": request.headers.get("x-org")}  # lint-silent: output


InfluxDep = Annotated[httpx.AsyncClient, Depends(influx_client)]
EndpointDep = Annotated[dict, Depends(raw_endpoint)]
