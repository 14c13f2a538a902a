#!/bin/bash
# From a developer's machine: what the environment $1 uses.
environment="${1:-main}"
. "$(dirname "$0")/../lib/cli.sh"

token=$(property influxdb.0.api_token) # lint-expect: moved-api-token
host=$(property influxdb.0.host) # lint-silent: the host
login=$(property mysql.0.user) # lint-silent: MySQL
org=$(part influxdb org) # lint-expect: moved-org
schema=$(part mysql org) # lint-silent: MySQL
remote "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.influxdb[0].bucket'" # lint-expect: moved-bucket
remote "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.mysql[0].user'" # lint-silent: MySQL
platform ssh -e "$environment" 'php -r "echo json_decode(base64_decode(getenv(\"PLATFORM_RELATIONSHIPS\")), true)[\"influxdb\"][0][\"user\"];"' # lint-expect: renamed-user
platform ssh -e "$environment" 'php -r "echo json_decode(base64_decode(getenv(\"PLATFORM_RELATIONSHIPS\")), true)[\"mysql\"][0][\"user\"];"' # lint-silent: MySQL
echo "$token $host $login $org $schema"
