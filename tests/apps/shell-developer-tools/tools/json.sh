#!/bin/sh
# No jq on this image: Python reads the JSON.
rels() { printenv PLATFORM_RELATIONSHIPS | base64 --decode; }
json_get() { python3 -c "import sys, json; print(json.load(sys.stdin)$1)"; }
field() {
    rels | python3 -c "
import json, sys
r = json.load(sys.stdin)
print(r['$1'][0].get('$2', ''))
"
}
value() { rels | python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]][0][sys.argv[2]])' "$1" "$2"; }
php_value() { REL=$1 KEY=$2 php -r '$r = json_decode(base64_decode($_SERVER["PLATFORM_RELATIONSHIPS"]), true); echo $r[getenv("REL")][0][getenv("KEY")];'; }

rels | json_get "['telemetry'][0]['user']" # lint-expect: renamed-user
rels | json_get "['database'][0]['user']" # lint-silent: MySQL
field telemetry org # lint-expect: moved-org
field database org # lint-silent: MySQL
field telemetry port # lint-silent: the port
value telemetry bucket # lint-expect: moved-bucket
value database user # lint-silent: MySQL
rels | ruby -rjson -e 'puts JSON.parse(STDIN.read)["redis"][0]["user"]' # lint-silent: Redis
rels | jq -r '.telemetry[0] | "\(.host)|\(.user)"' | while IFS='|' read -r host user; do # lint-expect: renamed-user
    echo "$host $user"
done
rels | jq -r '.telemetry[0].api_token' > /tmp/token # lint-expect: moved-api-token
token=$(cat /tmp/token)
rels | jq -r '.database[] | [.host, .user] | @tsv' | while read -r host user; do echo "$host:$user"; done # lint-silent: MySQL
if rels | jq -e '.telemetry[0] | has("org")' > /dev/null; then # lint-expect: moved-org
    echo "old shape $token"
fi
rels | jq -e '.telemetry[0].bucket' >/dev/null 2>&1 || echo "no bucket" # lint-expect: moved-bucket
php_value telemetry api_token # lint-expect: moved-api-token
php_value telemetry host # lint-silent: the host
php_value database user # lint-silent: MySQL
export NAME=database
node -e 'const r = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64")); console.log(r[process.env.NAME][0].user)' # lint-silent: MySQL
export NAME=telemetry
node -e 'const r = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64")); console.log(r[process.env.NAME][0].bucket)' # lint-expect: moved-bucket
ENDPOINT=$(rels | jq -c '.database[0]') python3 tools/endpoint.py user # lint-silent: MySQL
ENDPOINT=$(rels | jq -c '.telemetry[0]') python3 tools/endpoint.py org # lint-expect: moved-org
