#!/bin/sh
# For people in an SSH session: what the service is told about itself.
set -eu

endpoint=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0]')

printf 'user: %s\n' "$(echo "$endpoint" | jq -r .user)" # lint-expect: renamed-user
# lint-expect-next: moved-org
printf 'org: %s, bucket: %s\n' "$(jq -r .org <<E2
$endpoint
E2
)" "$INFLUX_BUCKET"
printf "user: %s\n" "$DATABASE_USER" # lint-silent: text and another service
echo "$endpoint" | jq '{user, host, organisation: .org, "bucket": .bucket}' # lint-expect: renamed-user moved-org moved-bucket
echo "$endpoint" | jq -r '.username, .query.org, .query.bucket, .query.api_token' # lint-silent: the new keys
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'has("influxdb"), has("user")' # lint-silent: names of relationships
echo "$endpoint" | jq -r 'has("user")' # lint-expect: renamed-user (false after the upgrade)

if [ "$(echo "$endpoint" | jq -r '.username')" = "null" ]; then
    login=$(echo "$endpoint" | jq -r '.user') # lint-expect: renamed-user=note
else
    login=$(echo "$endpoint" | jq -r '.username') # lint-silent: the new key
fi
token=$(echo "$endpoint" | jq -r '.query.api_token // .api_token') # lint-expect: moved-api-token=note
echo "$login ${#token}"
