"""What is different on Platform.sh."""

import base64
import json
import os
import sys

from platformshconfig import Config

PLATFORM_DB_RELATIONSHIP = "postgresdatabase"
PLATFORM_SERIES_RELATIONSHIP = "influxtimedb"


def decode(variable):
    """Decodes a variable of the platform.

    Prints what is wrong with it, and returns None.
    """
    try:
        if sys.version_info[1] > 5:
            return json.loads(base64.b64decode(variable))
        else:
            return json.loads(base64.b64decode(variable).decode("utf-8"))
    except json.decoder.JSONDecodeError:
        print("Error decoding JSON, code %d", json.decoder.JSONDecodeError)


config = Config()

if config.is_valid_platform():
    ALLOWED_HOSTS = [".platformsh.site"]
    DEBUG = False
    if os.getenv("PLATFORM_PROJECT_ENTROPY"):
        SECRET_KEY = os.getenv("PLATFORM_PROJECT_ENTROPY")

    if not config.in_build():
        db_settings = config.credentials("postgresdatabase")
        DATABASES = {
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": db_settings["path"],
                "USER": db_settings["username"],  # lint-silent: PostgreSQL
                "PASSWORD": db_settings["password"],
                "HOST": db_settings["host"],
                "PORT": db_settings["port"],
            },
        }

    # Set only outside of builds, and read here all the same.
    INFLUX_CREDENTIALS = None if config.in_build() else config.credentials("influxtimedb")
    if INFLUX_CREDENTIALS:
        INFLUX = {
            "url": "http://{}:{}".format(INFLUX_CREDENTIALS["host"], INFLUX_CREDENTIALS["port"]),
            "user": INFLUX_CREDENTIALS["user"],  # lint-expect: renamed-user
            "org": INFLUX_CREDENTIALS["org"],  # lint-expect: moved-org
            "bucket": "weather",  # lint-silent: our own
        }

# The way of the template, without the library.
if os.getenv("PLATFORM_RELATIONSHIPS") is not None:
    platform_relationships = decode(os.environ["PLATFORM_RELATIONSHIPS"])
    series = platform_relationships[PLATFORM_SERIES_RELATIONSHIP][0]
    SERIES_TOKEN = series["api_token"]  # lint-expect: moved-api-token
    SERIES_HOST = series["host"]
    relational = platform_relationships[PLATFORM_DB_RELATIONSHIP][0]
    RELATIONAL_USER = relational.get("user", relational["username"])  # lint-silent: PostgreSQL
    SERIES = series
    RELATIONSHIPS = platform_relationships

    # Whatever else is called after MySQL is a search index.
    for name, endpoints in platform_relationships.items():
        if "mysql" in name:
            SEARCH_USER = endpoints[0].get("user")  # lint-silent: only the relationship with MySQL
        elif "timedb" in name and isinstance(endpoints, list) and len(endpoints) > 0:
            SERIES_BUCKET = endpoints[0].get("bucket")  # lint-expect: moved-bucket
