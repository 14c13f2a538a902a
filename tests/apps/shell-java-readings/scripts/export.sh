#!/bin/bash
. "${PLATFORM_APP_DIR:-/app}/scripts/lib/relationships.sh"

org=
while [ $# -gt 0 ]; do
    case "$1" in
        --org) org=$2; shift 2 ;;
        --bucket) bucket=$2; shift 2 ;;
        *) echo "what is $1?" >&2; exit 64 ;;
    esac
done
bucket=${bucket:-$(relationship timedb bucket)} # lint-expect: moved-bucket

read -r user password < <(endpoint timedb | jq -r '"\(.user) \(.password)"') # lint-expect: renamed-user
mapfile -t fields < <(endpoint timedb | jq -r '.host, .port, .org') # lint-expect: moved-org

cat <<EOF > /tmp/export.toml
[influx]
user = "$user"
org = "${org:-${fields[2]}}"
token = "$(relationships | jq -r '.timedb[].api_token')" # lint-expect: moved-api-token
bucket = "$bucket"
EOF
