"""Moves what MySQL holds into InfluxDB."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))

from endpoints import influx, load, part

documents = load("RELATIONSHIPS_JSON")
metrics = documents["influx"][0]
print(metrics["org"], metrics["host"])  # lint-expect: moved-org
sql = documents["sql"][0]
print(sql["user"], sql["username"])  # lint-silent: MySQL
print(influx()["bucket"])  # lint-expect: moved-bucket
print(part("INFLUX_ENDPOINT", "user"), part("INFLUX_ENDPOINT", "password"))  # lint-expect: renamed-user
print(part("SQL_ENDPOINT", "user"))  # lint-silent: MySQL
print(os.environ["INFLUX_USER"], os.environ["INFLUX_ORG"])  # lint-silent: variables of our own
print(metrics[os.environ["ORG_KEY"]])
