import json
import os
import subprocess

from .shell import run, run_list

DECODE = "echo $PLATFORM_RELATIONSHIPS | base64 -d"
org = run("echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.influxdb[0].org'")  # lint-expect: moved-org
owner = run("echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.mysql[0].user'")  # lint-silent: MySQL
bucket = run_list("platform", "relationships", "-P", "influxdb.0.bucket")  # lint-expect: moved-bucket
schema = run_list("platform", "relationships", "-P", "mysql.0.path")  # lint-silent: MySQL
login = run_list("platform", "relationships", "--property=mysql.0.user")  # lint-silent: MySQL

document = json.loads(run(DECODE))
print(document["influxdb"][0]["user"])  # lint-expect: renamed-user
print(document["mysql"][0]["user"], document["redis"][0]["user"])  # lint-silent: MySQL and Redis

child = dict(os.environ, INFLUX_JSON=json.dumps(document["influxdb"][0]))
subprocess.run(["bash", "-c", "jq -r .host <<< \"$INFLUX_JSON\""], env=child)  # lint-silent: the host
print(org, owner, bucket, schema, login)
