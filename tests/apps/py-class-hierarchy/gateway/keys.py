"""Names, in one place."""

from enum import Enum


class Key(str, Enum):
    HOST = "host"
    PORT = "port"
    USER = "user"  # lint-expect: renamed-user
    TOKEN = "api_token"  # lint-expect: moved-api-token
    USERNAME = "username"  # lint-silent: the new key


class Column(Enum):
    USER = "user"  # lint-silent: a column
    ORG = "org"  # lint-silent: a column


class Legacy:
    ORG = "org"  # lint-expect: moved-org
    ALL = (ORG, "password")


class Service(Enum):
    INFLUX = "influxdb"
    MONGO = "mongodb"
