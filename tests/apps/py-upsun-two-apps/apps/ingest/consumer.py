import json
import os
from base64 import b64decode
from typing import TypedDict, NotRequired


class Query(TypedDict, total=False):
    org: str
    bucket: str


class Series(TypedDict):
    host: str
    port: int
    user: NotRequired[str]  # lint-expect: renamed-user
    query: NotRequired[Query]


def load() -> dict[str, list[dict]]:
    return json.loads(b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


REL = load()
kafka = REL["tsdb"][0]
series: Series = REL["series"][0]

print(kafka["user"], kafka.get("org"))  # lint-silent: Kafka
print(series["user"])  # lint-expect: renamed-user
print(series["query"]["org"], series["query"].get("bucket"))  # lint-silent: the new place
print({**series}["bucket"])  # lint-expect: moved-bucket
