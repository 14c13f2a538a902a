#!/bin/bash
# The same from one-liners of every language in the image.
set -e
R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
export R

python3 -c "import json, os; print(json.loads(os.environ['R'])['influx'][0]['user'])" # lint-expect: renamed-user
python3 -c 'import json,sys; print(json.load(sys.stdin)["influx"][0]["org"])' <<<"$R" # lint-expect: moved-org
echo "$R" | python3 -c "import sys, json; d = json.load(sys.stdin); print(d['mysql'][0]['user'])" # lint-silent: mysql
echo "$R" | python3 -m json.tool | grep '"host"' # lint-silent: the host
php -r 'echo json_decode(getenv("R"), true)["influx"][0]["api_token"] ?? "";' # lint-expect: moved-api-token
php -r "echo json_decode(getenv('R'))->influx[0]->bucket;" # lint-expect: moved-bucket
php -r "\$e = json_decode(getenv('R'), true)['influx'][0]; echo \$e['org'];" # lint-expect: moved-org
node -p 'JSON.parse(process.env.R).influx[0].user' # lint-expect: renamed-user
node -e "const { influx: [{ org }] } = JSON.parse(process.env.R); console.log(org)" # lint-expect: moved-org
node --eval 'const [m] = JSON.parse(process.env.R).mysql; console.log(m.user)' # lint-silent: mysql
ruby -rjson -e 'puts JSON.parse(ENV["R"])["influx"].first["bucket"]' # lint-expect: moved-bucket
ruby -r json -r base64 -e 'r = JSON.parse(Base64.decode64(ENV.fetch("PLATFORM_RELATIONSHIPS"))); puts r.dig("influx", 0, "api_token")' # lint-expect: moved-api-token
echo "$R" | ruby -rjson -e 'puts JSON.parse(STDIN.read)["mysql"][0]["user"]' # lint-silent: mysql

key=bucket # lint-expect: moved-bucket
python3 -c "import json, os; print(json.loads(os.environ['R'])['influx'][0]['$key'])"

cat <<EOF | php
<?php
\$r = json_decode(getenv('R'), true);
echo \$r['influx'][0]['user'], "\n"; // lint-expect: renamed-user
EOF
python3 <<EOF
import json, os
endpoint = json.loads(os.environ["R"])["influx"][0]
print(endpoint.get("bucket", "none"))  # lint-expect: moved-bucket
print(endpoint["username"])  # lint-silent: the new name
EOF
