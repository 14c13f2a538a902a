#!/usr/bin/env bash
# The deploy hook hands over the organisation.
set -euo pipefail
. lib/stats.sh
org="$1"
bucket=$(jq -r .bucket <<< "$STATS") # lint-expect: moved-bucket
schema=$(jq -r .path <<< "$CONTENT") # lint-silent: PostgreSQL
influx write --org "$org" --token "$(stats_token)" --bucket "$bucket" @seed.lp # lint-silent: read where it is
psql -U "$(content_user)" "$schema" -c "update accounts set user = '$(stats_user)', org = '$org'" # lint-silent: SQL

endpoint=$(endpoint content)
echo "$endpoint" | jq -r '.user, .bucket' # lint-silent: PostgreSQL
endpoint=$(endpoint stats)
echo "$endpoint" | jq -r '.host, .org' # lint-expect: moved-org
endpoint=$(endpoint cache)
echo "$endpoint" | jq -r '.user' # lint-silent: Redis
