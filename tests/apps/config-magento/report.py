import base64
import json
import os

services = json.loads(base64.b64decode(os.environ["MAGENTO_CLOUD_RELATIONSHIPS"]))
print(services["telemetry"][0]["bucket"])  # lint-expect: moved-bucket
print(services["database"][0]["path"])  # lint-silent: MySQL
