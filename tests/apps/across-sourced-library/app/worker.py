import json
import os
from types import SimpleNamespace

metrics = json.loads(os.environ["METRICS"], object_hook=lambda d: SimpleNamespace(**d))
print(metrics.user, metrics.host)  # lint-expect: renamed-user


def relationships():
    import base64
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def get(name, *path, default=None):
    node = relationships()[name]
    for part in path:
        try:
            node = node[part]
        except (KeyError, IndexError):
            return default
    return node


print(get("tsdb", 0, "user"))  # lint-silent: MariaDB in this app
print(get("metrics", 0, "org"))  # lint-expect: moved-org
print(get("metrics", 0, "query", "bucket", default=""))  # lint-silent: the new place
print(dict(zip(("o", "b"), map(relationships()["metrics"][0].get, ("org", "bucket")))))  # lint-expect: moved-org moved-bucket
match relationships():
    case {"metrics": [{"api_token": token, **rest}, *_]}:  # lint-expect: moved-api-token
        print(token, rest["user"])  # lint-expect: renamed-user
