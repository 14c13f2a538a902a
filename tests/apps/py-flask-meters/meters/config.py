import json
import os
from base64 import b64decode
from functools import lru_cache


@lru_cache(maxsize=None)
def _relationships():
    raw = os.environ.get("PLATFORM_RELATIONSHIPS")
    return json.loads(b64decode(raw).decode("utf-8")) if raw else {}


def _endpoint(name, index=0):
    try:
        return _relationships()[name][index]
    except (KeyError, IndexError):
        return {}


class Config:
    SECRET_KEY = "dev"
    INFLUX = {"host": "localhost", "port": 8086}
    SQL = {"host": "localhost", "user": "root", "password": ""}
    GITHUB = {"org": "meters", "repo": "meters"}


class DevelopmentConfig(Config):
    DEBUG = True


class PlatformConfig(Config):
    INFLUX = _endpoint("database")
    INFLUX_ORG = INFLUX.get("org", "meters")  # lint-expect: moved-org
    _maria = _endpoint("accounts")
    SQL = dict(host=_maria.get("host"), user=_maria.get("username"), password=_maria.get("password"))
    SQL_OWNER = _maria.get("user")  # lint-silent: MySQL
