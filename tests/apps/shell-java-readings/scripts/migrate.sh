#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/relationships.sh

db_user=$(relationship db username) # lint-silent: postgresql
db_legacy=$(relationship db user) # lint-silent: postgresql too
influx_user=$(relationship timedb user) # lint-expect: renamed-user
influx_host=$(relationship timedb host) # lint-silent: stays
influx_token=$(relationship_or timedb api_token "${FALLBACK_TOKEN:-}") # lint-expect: moved-api-token

declare -A influx=()
for key in user org bucket; do # lint-expect: renamed-user moved-org moved-bucket
    influx[$key]=$(relationship timedb "$key")
done
for key in username password host; do # lint-silent: none of these was removed
    influx[$key]=$(relationship timedb "$key")
done
declare -A login=([user]="$influx_user" [org]="$db_user") # lint-silent: keys of an array of our own
echo "${influx[org]} ${login[user]} $influx_host" # lint-silent: read from these arrays

flyway -user="$db_user" -url="$SPRING_DATASOURCE_URL" migrate
influx setup --force --username "$influx_user" --org "${influx[org]}" --token "$influx_token"
echo "${influx[user]} $db_legacy" > /dev/null # lint-silent: an array of our own
