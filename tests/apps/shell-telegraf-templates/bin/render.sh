#!/usr/bin/env bash
# render.sh TEMPLATE: fills in a template from the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
source lib/relationships.sh

template=${1:?which template}
rel_load "$ENDPOINT_NAME"

INFLUX_BUCKET="$(rel_get bucket)" # lint-expect: moved-bucket
INFLUX_TOKEN="$(rel_get api_token)" # lint-expect: moved-api-token
INFLUX_PORT="$(rel_get port)" # lint-silent: stays
ORG="${INFLUX_ORG:-acme}" # lint-silent: our own variable
export INFLUX_BUCKET INFLUX_TOKEN INFLUX_PORT ORG

envsubst '$INFLUX_URL $INFLUX_BUCKET $INFLUX_TOKEN $ORG $INFLUX_LOGIN $TELEGRAF_INTERVAL' < "$template"
