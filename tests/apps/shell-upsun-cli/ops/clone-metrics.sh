#!/bin/bash
# Copies the metrics of production into the environment at hand. From a developer's machine.
set -e
cd "$(git rev-parse --show-toplevel)"
. ops/lib/log.sh
. ops/lib/relationships.bash

CLI=${UPSUN_CLI:-upsun}
from=${1:-main}

org=$(upsun relationships -e "$from" --property influxdb.0.org) # lint-expect: moved-org
bucket="$(upsun relationships -e "$from" -P influxdb.0.bucket)" # lint-expect: moved-bucket
user=$(platform environment:relationships --property=influxdb.0.user) # lint-expect: renamed-user
token=$("$CLI" relationships -P influxdb.0.api_token) # lint-expect: moved-api-token
host=$(upsun relationships -P influxdb.0.host) # lint-silent: the host
new_token=$(upsun relationships -P influxdb.0.query.api_token) # lint-silent: the new key
sql_user=$(upsun relationships -P sql.0.user) # lint-silent: mysql
project_user=$(upsun user:list -p "$PROJECT" --columns email | head -n1) # lint-silent: people

REL=influxdb
port=$(upsun rel -P "${REL}.0.port") # lint-silent: the port
rel_user=$(upsun rel -P ${REL}.0.user -e staging) # lint-expect: renamed-user
remote_org=$(remote_rel "$from" influxdb org) # lint-expect: moved-org
remote_sql=$(remote_rel "$from" sql user) # lint-silent: mysql
remote_name=$(remote_rel "$from" influxdb username) # lint-silent: the new name

# The whole list, as YAML.
upsun relationships -e "$from" | yq -r '.influxdb[0].user' # lint-expect: renamed-user
upsun relationships -e "$from" --property influxdb | yq '.[0].org' # lint-expect: moved-org
upsun relationships -e "$from" | yq 'to_entries | .[] | select(.value[].scheme == "mysql") | .value[0].user' # lint-silent: mysql

# In the container itself.
upsun ssh -e "$from" "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r \".${REL}[0].bucket\"" # lint-expect: moved-bucket
upsun ssh -e "$from" 'echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r ".sql[0].user"' # lint-silent: mysql
dump=$(upsun ssh -e "$from" -- 'echo $PLATFORM_RELATIONSHIPS' | base64 -d | jq -r '.influxdb[0].api_token') # lint-expect: moved-api-token
ssh "$(upsun ssh --pipe -e "$from")" "influx backup --org \$(printenv PLATFORM_RELATIONSHIPS | base64 -d | jq -r .influxdb[0].org) /tmp/b" # lint-expect: moved-org

log "$org $bucket $user $token $host $port $sql_user $project_user $new_token"
log "$rel_user $remote_org $remote_sql $remote_name $dump"
