from .base import *
from .relationships import relationships

_db = relationships["database"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _db["path"],  # lint-silent: PostgreSQL
        "USER": _db["username"],  # lint-silent: PostgreSQL
        "PASSWORD": _db["password"],  # lint-silent: PostgreSQL
        "HOST": _db["host"],  # lint-silent: PostgreSQL
    }
}

if "timeseries" in relationships:
    _influx = relationships["timeseries"]
    TELEMETRY_ENDPOINT = _influx
    TELEMETRY = {
        "url": f"http://{_influx['host']}:{_influx['port']}",  # lint-silent: host and port
        "user": _influx["user"],  # lint-expect: renamed-user
        "org": _influx["org"],  # lint-expect: moved-org
        "password": _influx["password"],  # lint-silent: stays
        "bucket": _influx.get("bucket", "site"),  # lint-expect: moved-bucket
    }

REPLICA = relationships.pick("database", USER="username", HOST="host", OWNER="user")  # lint-silent: PostgreSQL
SINK = relationships.pick("timeseries", HOST="host", TOKEN="api_token")  # lint-expect: moved-api-token

CACHES = {"default": {"LOCATION": relationships["sessions"]["host"]}}  # lint-silent: Redis
CACHE_USER = relationships["sessions"].get("user")  # lint-silent: Redis
