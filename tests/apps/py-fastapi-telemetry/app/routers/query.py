from fastapi import APIRouter, Depends

from ..dependencies import EndpointDep, Pager, database, endpoint, influx_session, state, typed_database, typed_endpoint
from ..models import InfluxEndpoint, PostgresEndpoint
from ..services import influx

router = APIRouter(prefix="/query")


@router.get("/")
async def index(settings: dict = Depends(endpoint), page: Pager = Depends()):
    return {"user": settings["user"], "for": page.user}  # lint-expect: renamed-user


@router.get("/database")
async def rows(settings: dict = Depends(database)):
    return {"user": settings.get("user"), "bucket": settings.get("bucket")}  # lint-silent: PostgreSQL


@router.get("/typed")
async def typed(settings: InfluxEndpoint = Depends(typed_endpoint), rows: PostgresEndpoint = Depends(typed_database)):
    return [settings.login, settings.organization, rows.user]


@router.get("/session")
async def session(opened: dict = Depends(influx_session)):
    return opened["org"], opened["url"]  # lint-silent: a session of ours


@router.get("/dep")
async def dep(settings: EndpointDep):
    return settings["bucket"]  # lint-expect: moved-bucket


@router.get("/state")
async def from_state(kept: dict = Depends(state)):
    match kept:
        case {"api_token": token, "host": host}:  # lint-expect: moved-api-token=note (the new place is next)
            return {"token": token, "host": host}
        case {"query": {"api_token": token}}:  # lint-silent: the new place
            return {"token": token}
    return {}


@router.get("/callback")
async def callback():
    def name_of(settings, suffix=""):
        return settings["org"] + suffix  # lint-expect: moved-org

    async def count(settings, *, key):
        return len(settings[key])

    await influx.with_endpoint(count, key="bucket")  # lint-expect: moved-bucket
    await influx.with_endpoint(count, key="host")  # lint-silent: a key that stays
    return await influx.with_endpoint(name_of, suffix="!")


@router.get("/both")
async def both(settings: dict = Depends(endpoint)):
    return influx.both(settings)
