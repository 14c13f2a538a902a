#!/bin/sh
set -eu
influx write --bucket "$INFLUXDB_BUCKET" --org "$APP_INFLUX_ORG" seed.lp # lint-silent: the app defines both
curl -u "$INFLUXDB_USER:$INFLUXDB_PASSWORD" "http://$INFLUXDB_HOST:$INFLUXDB_PORT/ping" # lint-expect: vanished-variable
