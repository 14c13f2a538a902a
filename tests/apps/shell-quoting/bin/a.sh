#!/usr/bin/env bash
set -euo pipefail
decode() { base64 --decode <<<"${1:?}"; }
rels=$(decode "$PLATFORM_RELATIONSHIPS")
declare -A creds
for k in host port user org; do # lint-expect: renamed-user moved-org
  creds[$k]=$(jq -r --arg k "$k" '.influxdb[0][$k]' <<<"$rels")
done
echo "${creds[user]}" # lint-silent: of another service, or the new place
mapfile -t buckets < <(echo "$rels" | jq -r '.influxdb[].bucket') # lint-expect: moved-bucket
while IFS='=' read -r key value; do
  export "MYSQL_${key^^}=$value"
done < <(jq -r '.database[0] | to_entries[] | "\(.key)=\(.value)"' <<<"$rels")
endpoint=$(jq -c 'to_entries[] | select(.value[0].rel == "influxdb") | .value[0]' <<<"$rels")
token() { jq -r '.api_token // .query.api_token' <<<"$endpoint"; } # lint-expect: moved-api-token=note
curl -u "$(jq -r .user <<<"$endpoint"):$(jq -r .password <<<"$endpoint")" -H "Authorization: Token $(token)" "http://x/?org=$(jq -r '.["org"]' <<<"$endpoint")" # lint-expect: renamed-user moved-org
case "$1" in
  org|bucket) jq -r ".influxdb[0].$1" <<<"$rels" ;; # lint-expect: moved-org moved-bucket
  db) jq -r ".database[0].user" <<<"$rels" ;; # lint-silent: of another service, or the new place
esac
if jq -e '.influxdb[0] | has("user")' >/dev/null <<<"$rels"; then # lint-expect: renamed-user
  echo old
fi
cat > /tmp/c.json <<JSON
{"user": "$(jq -r '.influxdb[0].query.org' <<<"$rels")", "org": "x"}
JSON
platform relationships -P influxdb.0.user # lint-expect: renamed-user
upsun rel --property="influxdb.0.query.bucket" -e main # lint-silent: of another service, or the new place
platform ssh -e main "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.influxdb[0].bucket'" # lint-expect: moved-bucket
python3 - <<'PY'
import os, json, base64
r = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(r["influxdb"][0]["api_token"], r["database"][0]["user"])  # lint-expect: moved-api-token
PY
