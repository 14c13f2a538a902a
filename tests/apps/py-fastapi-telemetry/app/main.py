"""Telemetry API."""

from contextlib import asynccontextmanager

from fastapi import FastAPI

from .core import relationships
from .routers import admin, query, write
from .services.influx import InfluxService


@asynccontextmanager
async def lifespan(app: FastAPI):
    endpoint = relationships()["influx-main"][0]
    app.state.endpoint = endpoint
    app.state.service = InfluxService.from_endpoint(endpoint)
    yield
    await app.state.service.close()


app = FastAPI(lifespan=lifespan, title="telemetry")
app.include_router(query.router)
app.include_router(write.router)
app.include_router(admin.router)


@app.get("/health")
async def health():
    return {"org": app.state.endpoint["org"], "state": "up"}  # lint-expect: moved-org
