set -e
echo "$INFLUXDB_USER $INFLUX_DB_ORG" # lint-expect: vanished-variable vanished-variable
echo "$DB_USER $INFLUXDB_USERNAME" # lint-silent: PostgreSQL, and the new name
curl -s "http://$TSDB_HOST:$TSDB_PORT/?bucket=$TSDB_BUCKET" # lint-expect: vanished-variable
