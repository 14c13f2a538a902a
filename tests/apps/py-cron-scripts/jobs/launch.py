"""Starts the importer, which is written in Java and takes its settings from the environment."""

import json
import os
import sys
from base64 import b64decode


def build_environment():
    env = dict(os.environ)
    relationships = json.loads(b64decode(env["PLATFORM_RELATIONSHIPS"]))
    if "influxdb" not in relationships:
        return env
    (settings,) = relationships["influxdb"]
    env["INFLUX_USER"] = settings["user"]  # lint-expect: renamed-user
    env["INFLUX_ORG"] = settings.get("org", "main")  # lint-expect: moved-org
    env.update({"INFLUX_BUCKET": settings["bucket"], "INFLUX_HOST": settings["host"]})  # lint-expect: moved-bucket
    java_options = ["-Dspring.influx.token=" + settings["api_token"]]  # lint-expect: moved-api-token
    java_options += [f"-Dspring.influx.{key}={settings[key]}" for key in ("user", "password")]  # lint-expect: renamed-user
    env["JAVA_OPTS"] = " ".join(java_options)
    return env


def show(env):
    # What was put there above.
    print(env["INFLUX_USER"], os.environ.get("INFLUX_ORG"))  # lint-silent: variables of our own


def broken():
    # Without the step in between this never worked, but it is meant as a read.
    return json.loads(os.environ["PLATFORM_RELATIONSHIPS"])["influxdb"][-1]["user"]  # lint-expect: renamed-user


def tidy():
    relationships = json.loads(b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    endpoint = relationships["influxdb"][0].copy()
    del endpoint["user"]  # lint-silent: not a read
    head, *_ = relationships["influxdb"]
    first = next(iter(relationships["influxdb"]), None)
    last = next((e for e in relationships["influxdb"] if e["host"]), {})
    return endpoint, head["org"], first["bucket"], last.get("api_token")  # lint-expect: moved-org moved-bucket moved-api-token


if __name__ == "__main__":
    environment = build_environment()
    show(environment)
    os.execvpe("java", ["java", "-jar", *sys.argv[1:]], environment)
