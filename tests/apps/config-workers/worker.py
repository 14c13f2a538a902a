import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]).decode())
stats = relationships[os.environ.get("STATS", "stats")][0]
print(stats["user"])  # lint-expect: renamed-user
print(os.environ["STATS_USER"])  # lint-silent: a variable of the app
print(relationships["database"][0]["user"])  # lint-silent: MySQL
