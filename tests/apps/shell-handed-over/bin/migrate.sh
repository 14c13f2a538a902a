#!/usr/bin/env bash
# Brings the buckets into shape.
set -euo pipefail
dry_run=
relationship=accounts
while [ $# -gt 0 ]; do
    case "$1" in
        --dry-run) dry_run=1; shift ;;
        --relationship) relationship="$2"; shift 2 ;;
        *) echo "unknown: $1" >&2; exit 64 ;;
    esac
done
endpoint="$(bin/endpoint.sh stations)"
token=$(jq -r .api_token <<<"$endpoint") # lint-expect: moved-api-token
[ -n "$dry_run" ] || influx bucket create --token "$token" --name "$relationship"
