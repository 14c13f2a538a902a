from fastapi import APIRouter, Depends, Request

from ..core.config import Settings, get_settings

router = APIRouter()


@router.get("/meta")
def meta(request: Request, settings: Settings = Depends(get_settings)):
    endpoint = request.app.state.endpoint
    return {
        "org": endpoint["org"],  # lint-expect: moved-org
        "user": endpoint.get("user"),  # lint-expect: renamed-user
        "legacy": settings.legacy.service,  # lint-silent: influxdb 1.8
        "github": settings.github_org,
    }


@router.get("/legacy")
def legacy(settings: Settings = Depends(get_settings)):
    old = settings._endpoint("legacy")
    return {"user": None, "host": old["host"]}  # lint-silent: influxdb 1.8
