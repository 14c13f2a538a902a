"""What the platform tells us about the services around this app."""
import base64
import json
import os
from functools import lru_cache, wraps


def logged(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        print("platform:", function.__name__, args)
        return function(*args, **kwargs)

    return wrapper


@lru_cache(maxsize=1)
def _document():
    raw = os.environ.get("PLATFORM_RELATIONSHIPS")
    if not raw:
        return {}
    return json.loads(base64.b64decode(raw).decode("utf-8"))


@logged
def endpoint(name, index=0):
    return _document()[name][index]


def endpoints(*names):
    return [endpoint(name) for name in names]


def require(name, *keys):
    """The values of `keys`, or a KeyError that names the relationship."""
    found = endpoint(name)
    missing = [key for key in keys if key not in found]
    if missing:
        raise KeyError(f"{name} lacks {missing}")
    return tuple(found[key] for key in keys)
