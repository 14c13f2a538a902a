from . import relationships

_db = relationships.first("database") or {}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": _db.get("path"),
        "USER": _db.get("username"),
        "PASSWORD": _db.get("password"),
        "HOST": _db.get("host"),
        "OPTIONS": {"user": _db.get("user")},  # lint-silent: MariaDB
    }
}
