from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Request

from ..core import upload_target
from ..dependencies import endpoint
from ..models import User
from ..services.influx import wrap_test

router = APIRouter(prefix="/write")


async def probe(instance):
    return {"name": instance["user"], "host": instance["host"]}  # lint-expect: renamed-user


@router.post("/")
async def write(body: User, request: Request, tasks: BackgroundTasks, settings: Annotated[dict, Depends(endpoint)]):
    tasks.add_task(store, settings, owner=body.user)  # lint-silent: the body of a request
    bucket, user = upload_target()
    payload = await request.json()
    return {"bucket": bucket, "user": payload["user"] or user}  # lint-silent: the body of a request


def store(settings, owner):
    print(owner, f"{settings['bucket']=}")  # lint-expect: moved-bucket


@router.get("/probe")
async def run_probe(settings: Annotated[dict, Depends(endpoint)]):
    return await wrap_test(probe, settings)
