#!/bin/sh
. lib/platform.sh

STATS_JSON="$(endpoint stats)" CONTENT_JSON="$(endpoint content)" python3 -c '
import json, os
stats = json.loads(os.environ["STATS_JSON"])
content = json.loads(os.environ["CONTENT_JSON"])
print(stats["user"])  # lint-expect: renamed-user
print(content["user"])  # lint-silent: PostgreSQL
'

cat > var/notify.json <<JSON
{"user": "$(endpoint_value stats username)", "org": "press"}
JSON
jq -r '.user, .org' var/notify.json # lint-silent: a file of our own
