#!/usr/bin/env python3
import json
import os
import sys
from types import SimpleNamespace

stats = SimpleNamespace(**json.loads(os.environ["STATS_JSON"]))
db = json.loads(os.environ["DB_JSON"], object_hook=lambda d: SimpleNamespace(**d))


def main(argv):
    if "--dry-run" in argv:
        print(stats.host, stats.org)  # lint-expect: moved-org
        return 0
    print(stats.bucket, db.user)  # lint-expect: moved-bucket
    print(os.environ.get("STATS_ORG"))  # lint-silent: a variable of the app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
