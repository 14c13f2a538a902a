"""What the platform's environment says."""

import base64
import json
import os


def on_platform():
    return "PLATFORM_RELATIONSHIPS" in os.environ


def decode(name, default=None):
    """The JSON in a variable of the platform, or the default."""
    value = os.environ.get(name)
    if not value:
        return default
    try:
        return json.loads(base64.b64decode(value).decode("utf-8"))
    except ValueError as error:
        print(f"cannot decode {name}: {error}")
        return default


def endpoint(relationships, name, index=0):
    """One endpoint of a relationship."""
    endpoints = relationships.get(name) or []
    return endpoints[index] if len(endpoints) > index else None
