from types import SimpleNamespace
import os, json, base64
from collections import ChainMap, defaultdict


def _to_ns(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{k: _to_ns(v) for k, v in value.items()})
    if isinstance(value, list):
        return [_to_ns(v) for v in value]
    return value


DEFAULTS = {"host": "localhost", "port": 8086, "user": "dev", "org": "dev", "bucket": "dev"}

if raw := os.environ.get("PLATFORM_RELATIONSHIPS"):
    SERVICES = {name: eps[0] for name, eps in json.loads(base64.b64decode(raw)).items()}
else:
    SERVICES = {}

INFLUX = ChainMap(SERVICES.get("influxdb", {}), DEFAULTS)
MYSQL = ChainMap({"user": "bot"}, SERVICES.get("mysql", {}), DEFAULTS)
REDIS = _to_ns(SERVICES["redis"]) if "redis" in SERVICES else None
by_type = defaultdict(list)
for _name, _ep in SERVICES.items():
    by_type[_ep["type"].split(":")[0]].append(_ep)
