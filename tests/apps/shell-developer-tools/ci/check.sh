#!/bin/sh -e
test -n "$PLATFORM_RELATIONSHIPS" || exit 0 # lint-silent: where are we
gh api "orgs/$ORG" --jq '.user, .org' # lint-silent: GitHub
aws s3api list-buckets | jq -r '.Buckets[].Name, .bucket' # lint-silent: S3
curl -s "$API" | jq -r '.user' # lint-silent: somebody's API
echo "$PLATFORM_VARIABLES" | base64 -d | jq -r '.user' # lint-silent: variables
echo "$PLATFORM_ROUTES" | base64 -d | jq -r 'to_entries[].value.org' # lint-silent: routes
jq -r '.user' composer.json # lint-silent: a file
platform variable:get env:org -P value # lint-silent: a variable
platform project:info -P org # lint-silent: a project
platform user:list --columns user # lint-silent: users
platform environment:info -P user # lint-silent: an environment
docker inspect x | jq -r '.[0].Config.User, .[0].user' # lint-silent: Docker
yq '.relationships.telemetry.user' .platform.app.yaml # lint-silent: a file
