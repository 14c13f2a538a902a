#!/usr/bin/env bash
set -euo pipefail

doc=$(mktemp)
trap 'rm -f "$doc"' EXIT
base64 -d <<< "$PLATFORM_RELATIONSHIPS" > "$doc"

# The program is in a file; the options stand before or after.
jq -L jq -r -f jq/report/rows.jq "$doc" | while IFS=$'\t' read -r key value; do
    printf '%-10s %s\n' "$key" "$value"
done
eval "$(jq -rf jq/flat.jq "$doc")"
echo "$TSDB_HOST:$TSDB_PORT"
jq -f jq/mongo.jq < "$doc"
jq -f jq/walk.jq "$doc"
jq -r -L jq 'include "influx/fields"; token("readings")' "$doc"

# Arguments by name, by position, from the environment, from a file.
name=readings KEY=org # lint-expect: moved-org
export KEY
jq -r --arg n "$name" '.[$n][0][env.KEY]' "$doc"
jq -rn --slurpfile d "$doc" '$d[0].readings[0].bucket' # lint-expect: moved-bucket
jq -rn --rawfile d "$doc" '$d | fromjson | .documents[0].user' # lint-silent: mongodb
jq -rn --args '$ARGS.positional[0] as $k | input.readings[0][$k]' api_token < "$doc" # lint-expect: moved-api-token
jq -rn --arg token x '$ARGS.named.token' # lint-silent: an argument

# Alternatives in patterns.
jq -r '.readings[0] as [$o] ?// {org: $o} | $o' "$doc" # lint-expect: moved-org
jq -r '.readings[0] | to_entries[] | select(.key == "user") | .value' "$doc" # lint-expect: renamed-user
jq -r '.readings[0] | with_entries(select(.key != "password")) | .bucket' "$doc" # lint-expect: moved-bucket
jq -r '.readings[0] | [.org, .bucket] | @csv' "$doc" # lint-expect: moved-org moved-bucket
jq -r '.readings[0] | pick(.host, .user)' "$doc" # lint-expect: renamed-user
jq -r '.documents[0], .search[0] | .user' "$doc" # lint-silent: neither is InfluxDB
jq -r '.search[0] | {username, user: .username}' "$doc" # lint-silent: elasticsearch
jq -r '.readings[0] | {user: .username, org: .query.org} | .user, .org' "$doc" # lint-silent: built from the new keys
jq -r 'def k: "org"; .readings[0] | .[k]' "$doc" # lint-expect: moved-org
jq -r '.readings[0] | . as $e | "host bucket" | split(" ")[] | $e[.]' "$doc" # lint-expect: moved-bucket
jq -r 'input_filename, (.readings[0] | ltrimstr("x") | .host)' "$doc" # lint-silent: the host
read -r user pass <<< "$(jq -r '.readings[0] | "\(.username) \(.password)"' "$doc")" # lint-silent: the new name
echo "$user:$pass"
