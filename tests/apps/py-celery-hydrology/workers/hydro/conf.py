"""Settings of the workers: module level names, as Celery wants them."""
import base64
import json
import os


def get_relationships() -> dict:
    encoded = os.getenv("PLATFORM_RELATIONSHIPS", "")
    if not encoded:
        return {}
    return json.loads(str(base64.b64decode(encoded), "utf-8"))


def credentials(rels, name):
    for endpoint in rels.get(name, ()):
        return endpoint
    return None


_rels = get_relationships()
redis = credentials(_rels, "broker") or {"host": "localhost", "port": 6379}
influx = credentials(_rels, "series") or {}
registry = credentials(_rels, "registry") or {}

broker_url = f"redis://{redis['host']}:{redis['port']}/0"
result_backend = broker_url
task_routes = {"hydro.tasks.*": {"queue": "hydro"}}

INFLUX_WRITE = {
    "org": influx.get("org"),  # lint-expect: moved-org
    "bucket": influx.get("bucket"),  # lint-expect: moved-bucket
}
INFLUX_AUTH = (influx.get("user"), influx.get("password"))  # lint-expect: renamed-user
REGISTRY_AUTH = (registry.get("user"), registry.get("password"))  # lint-silent: MariaDB

del _rels
