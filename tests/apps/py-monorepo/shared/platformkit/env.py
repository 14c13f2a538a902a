"""What both apps need to know of the platform."""

import base64
import json
import os

DATA = "data"


def relationships():
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def data():
    """The main database of the app, whichever that is."""
    return relationships()[DATA][0]


def routes():
    return json.loads(base64.b64decode(os.environ["PLATFORM_ROUTES"]))


def user_of(endpoint):
    return endpoint["user"]  # lint-expect: renamed-user


def name_of(endpoint):
    return endpoint["username"], endpoint["password"]  # lint-silent: the new key


def setting(endpoint, key):
    return endpoint[key]
