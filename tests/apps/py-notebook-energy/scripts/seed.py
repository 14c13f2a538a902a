import base64
import json
import os

relationships = os.environ.get("PLATFORM_RELATIONSHIPS")
if relationships:
    relationships = base64.b64decode(relationships)
    relationships = json.loads(relationships)
    meterdb, *_ = relationships["meterdb"]
    while True:
        args = dict(meterdb)
        user = args.pop("user")  # lint-expect: renamed-user
        org = args.setdefault("org", "none")  # lint-expect: moved-org
        break
    print(user, org)

    del args
    first, = relationships["db"]
    args = dict(first)
    print(args.pop("user", None))  # lint-silent: PostgreSQL
    print(f"{meterdb['bucket']=}")  # lint-expect: moved-bucket
