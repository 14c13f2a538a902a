#!/usr/bin/env bash
set -euo pipefail
cd "${PLATFORM_APP_DIR:-.}"

relationships=$(base64 --decode <<< "$PLATFORM_RELATIONSHIPS")
REL=influx-db

jq -r --arg rel "$REL" --arg interval 10s -f jq/telegraf.jq > /tmp/telegraf.json <<< "$relationships"
jq --from-file jq/redact.jq <<< "$relationships"
echo "$PLATFORM_ROUTES" | base64 -d | jq -f jq/routes.jq
compatible=$(jq -c -f jq/compat.jq <<< "$relationships")
jq -r '."influx-db"[0].username, ."influx-db"[0].query.org' <<< "$compatible" # lint-silent: the new keys

# One spelling after the other; every one of them is somebody's favourite.
u1=$(jq -r '."influx-db"[0].user' <<< "$relationships") # lint-expect: renamed-user
u2=$(jq -r '.["influx-db"][0]["user"]' <<< "$relationships") # lint-expect: renamed-user
u3=$(jq -r '.["influx-db"] | .[0] | .user' <<< "$relationships") # lint-expect: renamed-user
u4=$(jq -r --arg r "$REL" '.[$r][0].user' <<< "$relationships") # lint-expect: renamed-user
u5=$(jq -r ".\"$REL\"[0].user" <<< "$relationships") # lint-expect: renamed-user
u6=$(jq -r ".[\"${REL}\"][0].user // empty" <<< "$relationships") # lint-expect: renamed-user
u7=$(jq -r 'first(.["influx-db"][]) | .user' <<< "$relationships") # lint-expect: renamed-user
u8=$(jq -r 'getpath(["influx-db", 0, "user"])' <<< "$relationships") # lint-expect: renamed-user
u9=$(jq -r '.["influx-db"][0] | {user: $u} | .user' --arg u x <<< "$relationships" 2> /dev/null || true) # lint-silent: an object of our own
o1=$(jq -r '.. | objects | select(.rel? == "influxdb") | .org' <<< "$relationships") # lint-expect: moved-org
o2=$(jq -r 'with_entries(select(.value[0].rel == "influxdb")) | .[][0].org' <<< "$relationships") # lint-expect: moved-org
o3=$(jq -r '[.[][] | select(.type | test("^influxdb:"))][0].org' <<< "$relationships") # lint-expect: moved-org
o4=$(jq -r 'reduce .["influx-db"][] as $e (""; . + $e.org)' <<< "$relationships") # lint-expect: moved-org
o5=$(jq -r '.["influx-db"][0] as {org: $o, host: $h} | "\($o) on \($h)"' <<< "$relationships") # lint-expect: moved-org
o6=$(jq -r 'map_values(.[0]) | ."influx-db".org' <<< "$relationships") # lint-expect: moved-org
o7=$(jq -r 'del(.["influx-db"][0].org) | .["influx-db"][0].host' <<< "$relationships") # lint-silent: taken out, not read
b1=$(jq -r 'if has("influx-db") then .["influx-db"][0].bucket else "none" end' <<< "$relationships") # lint-expect: moved-bucket
b2=$(jq -r 'try .["influx-db"][0].bucket catch "none"' <<< "$relationships") # lint-expect: moved-bucket
b3=$(jq -r '.["influx-db"][0].bucket?' <<< "$relationships") # lint-expect: moved-bucket
b4=$(jq -nr --argjson r "$relationships" '$r["influx-db"][0].bucket') # lint-expect: moved-bucket
b5=$(jq -nr 'env.PLATFORM_RELATIONSHIPS | @base64d | fromjson | .["influx-db"][0].bucket') # lint-expect: moved-bucket
b6=$(jq -nr '$ENV.PLATFORM_RELATIONSHIPS | @base64d | fromjson | .mail[0].user' ) # lint-silent: mysql
b7=$(jq -sr '.[0]["influx-db"][0].bucket' <<< "$relationships") # lint-expect: moved-bucket
q1=$(jq -r '.["influx-db"][0] | .query.bucket // .bucket' <<< "$relationships") # lint-expect: moved-bucket=note
q2=$(jq -r '.["influx-db"][0] | if .query then .query.org else .org end' <<< "$relationships") # lint-expect: moved-org=note
s1=$(jq -r '.search[0] | .user, .org' <<< "$relationships") # lint-silent: opensearch
s2=$(jq -r '.[] | .[0] | select(.service == "mail") | .user' <<< "$relationships") # lint-silent: mysql
s3=$(jq -r '[.[][0].host] | join(",")' <<< "$relationships") # lint-silent: hosts
s4=$(jq -r '.[][0] | .user' <<< "$relationships") # lint-expect: undecided-key (any of the three)
s5=$(jq -r '.["influx-db"][0] | keys | join(" ")' <<< "$relationships") # lint-expect: undecided-key (other names after the upgrade)

exec telegraf --config /tmp/telegraf.json "$u1$u2$u3$u4$u5$u6$u7$u8$u9" "$o1$o2$o3$o4$o5$o6$o7" "$b1$b2$b3$b4$b5$b6$b7$q1$q2$s1$s2$s3$s4$s5"
