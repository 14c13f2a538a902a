import json
import os


def load(variable):
    return json.loads(os.environ[variable])


def influx():
    return load("INFLUX_ENDPOINT")


def part(variable, key, default=None):
    return load(variable).get(key, default)
