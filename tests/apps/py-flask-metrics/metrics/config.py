"""Flask's configuration."""

import os

from .platform import decode, endpoint

_relationships = decode("PLATFORM_RELATIONSHIPS", default={})


class Config:
    SECRET_KEY = os.environ.get("PLATFORM_PROJECT_ENTROPY", "dev")
    TESTING = False

    _influx = endpoint(_relationships, "timedb")
    INFLUX_URL = "http://{host}:{port}".format(**_influx) if _influx else "http://localhost:8086"
    INFLUX_TOKEN = _influx["api_token"] if _influx else "dev-token"  # lint-expect: moved-api-token
    INFLUX_ORG = _influx.get("org", "dev") if _influx else "dev"  # lint-expect: moved-org
    INFLUX_BUCKET = _influx and _influx["bucket"]  # lint-expect: moved-bucket

    # The same names, for another service: MariaDB's endpoint.
    _mysql = endpoint(_relationships, "database")
    DB_USER = _mysql["username"] if _mysql else "root"  # lint-silent: MariaDB, and the right key
    DB_LEGACY_USER = (_mysql or {}).get("user")  # lint-silent: MariaDB

    # Ours, from the project's variables, under the names that InfluxDB used.
    _variables = decode("PLATFORM_VARIABLES", default={})
    S3_BUCKET = _variables.get("bucket")  # lint-silent: a bucket of S3, from the project's variables
    GITHUB_ORG = _variables.get("org", "acme")  # lint-silent: an organization at GitHub
