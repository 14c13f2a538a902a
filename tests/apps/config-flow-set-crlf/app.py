import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
series = relationships["time-series"][0]
print(series["user"])  # lint-expect: renamed-user
print(relationships["mariadb"][0]["user"])  # lint-silent: MariaDB
