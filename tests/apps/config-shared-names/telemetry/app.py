import base64
import json
import os

from common.platform import owner, text


def endpoint(name):
    document = base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])
    return json.loads(document)[name][0]


database = endpoint("database")
print(owner(), database["user"])  # lint-expect: renamed-user
print(text(database, "bucket"))  # lint-expect: moved-bucket
