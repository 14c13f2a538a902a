from fastapi import Depends, FastAPI, HTTPException

from .config import Settings, get_settings
from .db import get_influx, raw_endpoint

app = FastAPI()


@app.on_event("startup")
async def startup():
    settings = get_settings()
    endpoint, *_ = settings.relationships["influx"]
    app.state.bucket = endpoint["bucket"]  # lint-expect: moved-bucket
    app.state.mongo = settings.relationships["mongo"][0]


@app.get("/points")
async def points(bucket: str | None = None, influx=Depends(get_influx)):
    bucket = bucket or app.state.bucket
    return await influx.query_api().query(f'from(bucket: "{bucket}")')


@app.get("/info")
async def info(endpoint: dict = Depends(raw_endpoint), settings: Settings = Depends(get_settings)):
    return {
        "user": endpoint["user"],  # lint-expect: renamed-user
        "org": settings.influx.org,  # lint-silent: a field of the model
        "mongo": app.state.mongo["user"],  # lint-silent: MongoDB
        "pg": settings.postgres.user,  # lint-silent: PostgreSQL
    }


@app.get("/debug/{key}")
async def debug(key: str, endpoint: dict = Depends(raw_endpoint)):
    if key not in ("host", "port", "org"):  # lint-expect: moved-org
        raise HTTPException(404)
    return endpoint[key]
