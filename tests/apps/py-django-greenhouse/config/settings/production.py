from .base import *  # noqa: F403
from .platform import first, on_platform, variables

if on_platform():
    _pg = first("database")
    DATABASES["default"] = {  # noqa: F405
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _pg["path"],
        "USER": _pg["username"],
        "PASSWORD": _pg["password"],
        "HOST": _pg["host"],
        "PORT": _pg["port"],
        "OPTIONS": {"user": _pg.get("user", _pg["username"])},  # lint-silent: PostgreSQL
    }

    _climate = first("climate")
    INFLUX.update(  # noqa: F405
        url="{scheme}://{host}:{port}".format(**_climate),
        user=_climate["user"],  # lint-expect: renamed-user
        password=_climate["password"],
        org=_climate["org"],  # lint-expect: moved-org
        bucket=_climate.get("bucket"),  # lint-expect: moved-bucket
    )
    INFLUX["token"] = _climate["api_token"]  # noqa: F405  lint-expect: moved-api-token

    _redis = first("cache")
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache",
                          "LOCATION": f"redis://{_redis['host']}:{_redis['port']}"}}

    CLIMATE_RELATIONSHIP = _climate
    ARCHIVE_BUCKET = variables().get("bucket", "archive")  # lint-silent: PLATFORM_VARIABLES
