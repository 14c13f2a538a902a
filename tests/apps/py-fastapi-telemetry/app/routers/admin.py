from fastapi import APIRouter, Request

from ..core import relationships
from ..dependencies import INFLUX

router = APIRouter(prefix="/admin")


@router.get("/all")
async def everything():
    found = {}
    for name, endpoints in relationships().items():
        for endpoint in endpoints:
            if not endpoint["type"].startswith("influxdb:"):
                continue
            found[name] = endpoint["user"]  # lint-expect: renamed-user
    return found


@router.get("/names")
async def names():
    # No telling which service this is.
    return {name: endpoints[0].get("user") for name, endpoints in relationships().items()}  # lint-expect: undecided-key


@router.get("/sql")
async def sql():
    return [e["user"] for es in relationships().values() for e in es if e["scheme"] in ("pgsql", "mysql")]  # lint-silent: databases


@router.get("/{key}")
async def value(key: str, request: Request):
    endpoint = request.app.state.endpoint
    if key in ("host", "port"):
        return endpoint[key]  # lint-silent: one of two keys that stay
    if key == "organization":
        return endpoint["org"]  # lint-expect: moved-org
    return relationships()[INFLUX][0].get(key)  # lint-expect: undecided-key
