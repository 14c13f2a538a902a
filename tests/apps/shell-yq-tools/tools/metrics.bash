#!/usr/bin/env bash
set -euo pipefail
DIR=$(dirname "${BASH_SOURCE[0]}")
for lib in common output; do
    . "$DIR/lib/$lib.bash"
done

show_token() {
    local endpoint=$1 label=$2
    output::line "$label" "$(yq -p json -r '.api_token' <<<"$endpoint")" # lint-expect: moved-api-token
}

show_user() {
    output::line user "$(jq -r .user <<<"$1")" # lint-silent: only asked of MariaDB
}

common::with metrics show_token influx
common::with database show_user

# YAML of the CLI, by both programs called yq.
common::relationships | yq '.metrics[0].org' # lint-expect: moved-org
common::relationships | yq eval '.database[0].user' - # lint-silent: mysql
common::relationships feature | yq -r '.metrics[] | .bucket' # lint-expect: moved-bucket
REL=metrics yq '.[env(REL)][0].user' <<<"$(common::relationships)" # lint-expect: renamed-user
KEY=org yq e '.metrics[0].[strenv(KEY)]' <(common::relationships) # lint-expect: moved-org
common::relationships | yq -o=json | jq -r '.metrics[0] | .bucket' # lint-expect: moved-bucket
common::relationships | yq -y '.metrics[0] | {"login": .user}' # lint-expect: renamed-user
common::relationships | yq '.solr[0].path, .metrics[0].host' # lint-silent: these stay
common::relationships > /tmp/relationships.yaml
yq '.metrics[0].api_token' /tmp/relationships.yaml # lint-expect: moved-api-token
yq '.database[0].user' /tmp/relationships.yaml # lint-silent: mysql
yq '.relationships.metrics.service' .platform.app.yaml # lint-silent: a file of the project
yq -i '.user = "x"' settings.yml # lint-silent: a file of the project

platform relationships -P metrics.0 > /tmp/metrics.yaml
bucket=$(sed -n 's/^bucket: //p' /tmp/metrics.yaml) # lint-expect: moved-bucket
echo "$bucket"
