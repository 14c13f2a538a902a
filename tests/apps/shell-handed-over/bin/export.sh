#!/usr/bin/env bash
# Exports yesterday's readings of the endpoint that is handed over.
endpoint="$1"
day="${2:-yesterday}"
org="$(echo "$endpoint" | jq -r '.org')" # lint-expect: moved-org
account="$(bin/endpoint.sh accounts)"

python3 - "$endpoint" "$day" <<'PY'
import json
import sys

endpoint = json.loads(sys.argv[1])
print(endpoint["bucket"], sys.argv[2])  # lint-expect: moved-bucket
PY

python3 - "$account" <<'PY'
import json
import sys

_, account = sys.argv
print(json.loads(account)["user"])  # lint-silent: MySQL
PY

node -e 'const e = JSON.parse(process.argv[1]); console.log(e.user, e.host)' "$endpoint" # lint-expect: renamed-user
node -e 'const e = JSON.parse(process.argv[1]); console.log(e.user, e.host)' "$account" # lint-silent: MySQL
php -r '$e = json_decode($argv[1], true); echo $e["api_token"];' -- "$endpoint" # lint-expect: moved-api-token
php -r '$e = json_decode($argv[1], true); echo $e["user"];' "$account" # lint-silent: MySQL
bash -c 'jq -r .user <<< "$1"' _ "$endpoint" # lint-expect: renamed-user
bash -s -- "$account" <<'SH'
jq -r .user <<< "$1" # lint-silent: MySQL
SH

echo "$endpoint" | python3 -c 'import json; e = json.loads(input()); print(e["org"])' # lint-expect: moved-org
echo "$endpoint" | php -r '$e = json_decode(file_get_contents("php://stdin")); echo $e->bucket;' # lint-expect: moved-bucket
echo "$account" | php -r '$e = json_decode(fgets(STDIN)); echo $e->user;' # lint-silent: MySQL
echo "$endpoint" | node -e '
let text = "";
process.stdin.setEncoding("utf8").on("data", (part) => { text += part; }).on("end", () => {
  const { host, user } = JSON.parse(text); // lint-expect: renamed-user
  console.log(host, user);
});
'
echo "$account" | node ops/summary.mjs
echo "$endpoint" | python3 ops/push.py "$org"
