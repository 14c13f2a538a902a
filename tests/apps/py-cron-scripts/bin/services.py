#!/usr/bin/env python3
"""Lists what the container is connected to."""
import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

name, endpoints = next((n, e) for n, e in rels.items() if any(one["scheme"] == "http" and one["rel"] == "influxdb" for one in e))
print(name, endpoints[0]["user"])  # lint-expect: renamed-user

for endpoints in rels.values():
    if any(one["scheme"] == "mysql" for one in endpoints):
        print(endpoints[0]["user"])  # lint-silent: a database
    if all(one.get("service") == "influxdb" for one in endpoints):
        print(endpoints[0]["org"])  # lint-expect: moved-org
