#!/bin/bash
# Runs on a developer's machine.
REL=${1:-stats}
SQL=content

value() {
    upsun relationships -e main -P "$1"
}

user=$(upsun relationships --property "${REL}.0.user") # lint-expect: renamed-user
host=$(upsun relationships -P "$REL.0.host") # lint-silent: the host
org=$(value stats.0.org) # lint-expect: moved-org
owner=$(value "$SQL.0.user") # lint-silent: PostgreSQL
for key in bucket api_token; do # lint-expect: moved-bucket moved-api-token
    echo "$key=$(upsun relationships -P "stats.0.$key")"
done
login="$(upsun ssh "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r \".${REL}[0].user\"")" # lint-expect: renamed-user
sql_login="$(upsun ssh "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.${SQL}[0].user'")" # lint-silent: PostgreSQL
export PLATFORM_RELATIONSHIPS="$(upsun tunnel:info --encode)"
bash -c '. lib/platform.sh; endpoint_value stats bucket; endpoint_value content bucket' # lint-expect: moved-bucket
echo "$user $host $org $owner $login $sql_login"
