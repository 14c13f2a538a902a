from core.settings.components import relationships

INFLUX = {}
if (_influx := relationships.first("influx")):
    INFLUX = {
        "CONNECTION": _influx,
        "LOGIN": (_influx["user"], _influx["password"]),  # lint-expect: renamed-user
        "TIMEOUT": 10,
    }
INFLUX.setdefault("BUCKETS", {})["default"] = (INFLUX.get("CONNECTION") or {}).get("bucket")  # lint-expect: moved-bucket
