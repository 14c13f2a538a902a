import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(relationships["database"][0]["user"])  # lint-silent: MariaDB, since the second file
print(relationships["influx"][0]["bucket"])  # lint-expect: moved-bucket
