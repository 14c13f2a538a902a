#!/usr/bin/env bash
set -euo pipefail
relationships="$1"
jq -r '.influxdb[0] | "\(.host):\(.port) \(.user)"' <<<"$relationships" # lint-expect: renamed-user
jq -r '.database[0].user' <<<"$relationships" # lint-silent: mysql
