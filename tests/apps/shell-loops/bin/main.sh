#!/usr/bin/env bash
set -euo pipefail
. "${BASH_SOURCE%/*}/../lib/json.sh"

get influxdb; login="$REPLY"
get influxdb host; host=$REPLY # lint-silent: the host
get database; owner=$REPLY # lint-silent: PostgreSQL; the default is labelled for the other call
get influxdb "${ORG_KEY:-org}"; org=$REPLY # lint-expect: moved-org

endpoint influxdb
influx=$REPLY
endpoint database
pg=$REPLY
echo "$influx" | from_stdin .bucket # lint-expect: moved-bucket
echo "$pg" | from_stdin .user # lint-silent: PostgreSQL

creds="$influx"
(
    creds="$pg"
    jq -r .user <<<"$creds" # lint-silent: PostgreSQL in here
)
jq -r .user <<<"$creds" # lint-expect: renamed-user
creds=$pg
jq -r .user <<<"$creds" # lint-silent: PostgreSQL from here on

filter=".influxdb[0]"
filter+=".org" # lint-expect: moved-org
jq -r "$filter" <<<"$RELS_JSON"
jq -r ".$MAIN_REL[0].$BUCKET_KEY" <<<"$RELS_JSON"
jq -r ".$MAIN_REL[0].$HOST_KEY" <<<"$RELS_JSON"

# JSON of our own
mine="$(jq -n --arg user "$login" --arg org "$org" '{user: $user, org: $org}')"
jq -r '.user, .org' <<<"$mine" # lint-silent: our own
jq -r .user <<<'{"user": "me"}' # lint-silent: our own
jq -r .user <<<"$(jq -c '.influxdb[0] | {user: .username}' <<<"$RELS_JSON")" # lint-silent: our own key for the new one
body='{"query": {"org": "x"}, "user": "y"}'
echo "$body" | jq -r '.user, .query.org' # lint-silent: our own

set -- $(jq -r '.influxdb[0] | .host, .org' <<<"$RELS_JSON") # lint-expect: moved-org
echo "$1 $2"
IFS=, read -ra parts <<<"$(jq -r '.influxdb[0] | [.user, .host] | join(",")' <<<"$RELS_JSON")" # lint-expect: renamed-user
echo "${parts[0]}"
source <(jq -r '.influxdb[0] | @sh "TOKEN=\(.api_token)"' <<<"$RELS_JSON") # lint-expect: moved-api-token
source /dev/stdin <<<"$(jq -r '.database[0] | @sh "PGUSER=\(.user)"' <<<"$RELS_JSON")" # lint-silent: PostgreSQL
export $(jq -r '.influxdb[0] | to_entries[] | "INFLUX_\(.key | ascii_upcase)=\(.value)"' <<<"$RELS_JSON" | xargs) # lint-expect: undecided-key
echo "jq -r '.influxdb[0].user'" # lint-silent: text
cat <<EOF > /tmp/help.txt
To see who you are: echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r .influxdb[0].user
organisation: $org
EOF
describe
