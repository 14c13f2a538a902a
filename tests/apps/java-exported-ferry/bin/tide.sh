#!/usr/bin/env bash
set -euo pipefail
exec java -cp target/ferry.jar ferry.Tide "$(jq -r '.org' <<<"$SENSOR_ENDPOINT")" # lint-expect: moved-org
