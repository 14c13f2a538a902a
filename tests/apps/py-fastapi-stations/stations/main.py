from contextlib import asynccontextmanager

from fastapi import FastAPI

from .core import get_settings
from .routers import meta, readings


@asynccontextmanager
async def lifespan(app: FastAPI):
    settings = get_settings()
    app.state.endpoint = settings.raw
    app.state.dsn = f"postgresql://{settings.postgres.user}@{settings.postgres.host}"  # lint-silent: PostgreSQL
    yield
    app.state.endpoint = None


app = FastAPI(title="stations", lifespan=lifespan)
app.include_router(readings.router, prefix="/readings")
app.include_router(meta.router)
