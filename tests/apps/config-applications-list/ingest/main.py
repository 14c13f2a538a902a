import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(relationships["db"][0]["bucket"])  # lint-expect: moved-bucket
print(relationships["metrics"][0]["user"])  # lint-silent: here this one is PostgreSQL
