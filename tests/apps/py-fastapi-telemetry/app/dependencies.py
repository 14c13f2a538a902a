"""What routes are given."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from .core import first
from .models import InfluxEndpoint, PostgresEndpoint

INFLUX = "influx-main"


def endpoint() -> dict:
    found = first(INFLUX)
    if not found:
        raise HTTPException(503)
    return found


def database() -> dict:
    return first("db")


async def influx_session(settings: dict = Depends(endpoint)):
    session = {"url": f"http://{settings['host']}", "org": settings["org"]}  # lint-expect: moved-org
    try:
        yield session
    finally:
        session.clear()


def typed_endpoint(raw: Annotated[dict, Depends(endpoint)]) -> InfluxEndpoint:
    return InfluxEndpoint(**raw)


def typed_database(raw: Annotated[dict, Depends(database)]) -> PostgresEndpoint:
    return PostgresEndpoint.model_validate(raw)


def state(request: Request) -> dict:
    return request.app.state.endpoint


class Pager:
    def __init__(self, user: str = "anonymous", size: int = 10):
        self.user = user  # lint-silent: a parameter of the query
        self.size = size


EndpointDep = Annotated[dict, Depends(endpoint)]
