#!/usr/bin/env python3
import json
import os
import subprocess
import sys
from operator import attrgetter, itemgetter
from types import SimpleNamespace

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from lib import relationships as rel  # noqa: E402

CREDENTIALS = ("user", "password", "host")  # lint-expect: renamed-user
credentials_of = itemgetter("user", "org")  # lint-expect: renamed-user moved-org
bucket_of = itemgetter("bucket")  # lint-expect: moved-bucket
row_user = itemgetter("user")  # lint-silent: of rows
label_of = attrgetter("user")  # lint-expect: renamed-user

SERIES = os.getenv("SERIES_RELATIONSHIP", "influxdb")


def rows():
    with open("rows.json") as file:
        return json.load(file)


def summary():
    endpoint = rel.influxdb()
    user, password, host = (endpoint[key] for key in CREDENTIALS)
    name, org = credentials_of(endpoint)
    users = sorted(rows(), key=row_user)
    print(user, password, host, name, org, bucket_of(endpoint), len(users))
    return label_of(SimpleNamespace(**endpoint))


def by_path():
    print(rel.value("influxdb.0.api_token"))  # lint-expect: moved-api-token
    print(rel.value("influxdb.0.port"))  # lint-silent: a key that stays
    print(rel.value("mariadb.0.user"))  # lint-silent: MariaDB
    print(rel.nested(rel.load(), "influxdb", 0, "org"))  # lint-expect: moved-org
    print(rel.nested({"user": {"org": "x"}}, "user", "org"))  # lint-silent: a dictionary of ours


def by_variable():
    endpoint = rel.get(SERIES)
    return "%(user)s:%(password)s" % endpoint  # lint-expect: renamed-user


def by_kind():
    total = {}
    for endpoint in rel.every("influxdb"):
        total[endpoint["cluster"]] = endpoint.get("org")  # lint-expect: moved-org
    for endpoint in rel.every("mariadb"):
        total[endpoint["cluster"]] = endpoint.get("user")  # lint-silent: MariaDB
    for endpoint in rel.of_scheme("amqp"):
        total[endpoint["cluster"]] = endpoint.get("user")  # lint-silent: RabbitMQ
    return total


def by_shell():
    out = subprocess.check_output("echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.influxdb[0].user'", shell=True)  # lint-expect: renamed-user
    decoded = json.dumps(rel.load())
    org = subprocess.run(["jq", "-r", ".influxdb[0].org"], input=decoded, capture_output=True, text=True)  # lint-expect: moved-org
    host = subprocess.run(["jq", "-r", ".influxdb[0].host"], input=decoded, capture_output=True, text=True)  # lint-silent: a key that stays
    os.system("echo $USER; id --user")  # lint-silent: the user of the system
    return out.decode().strip(), org.stdout, host.stdout


if __name__ == "__main__":
    print(summary(), by_variable(), by_kind(), by_shell())
    by_path()
    row = max(rows(), key=lambda row: row["user"])  # lint-silent: a row
    print(row["org"])  # lint-silent: a row
