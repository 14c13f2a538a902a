from typing import Annotated

from fastapi import APIRouter, Depends

from ..deps import EndpointDep, InfluxDep, Paging, SettingsDep, current_user

router = APIRouter(dependencies=[Depends(current_user)])


@router.get("/")
async def readings(client: InfluxDep, settings: SettingsDep, paging: Annotated[Paging, Depends()]):
    answer = await client.post("/api/v2/query", params={"org": settings.influx.organisation},
                               json={"query": f'from(bucket: "{paging.bucket}")'})  # lint-silent: a query parameter
    return answer.text


@router.post("/")
async def write(client: InfluxDep, endpoint: EndpointDep, user: Annotated[dict, Depends(current_user)]):
    params = {"bucket": endpoint["bucket"], "org": user["org"]}  # lint-expect: moved-bucket
    await client.post("/api/v2/write", params=params, content=f"by={user['user']}")  # lint-silent: who asks
