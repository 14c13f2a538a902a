# Rendered by bin/render.sh
[agent]
  interval = "${TELEGRAF_INTERVAL}"

[[outputs.influxdb_v2]]
  urls = ["${INFLUX_URL}"]
  token = "${INFLUX_TOKEN}" # lint-silent: a variable of our own
  organization = "${ORG}"
  bucket = "${INFLUX_BUCKET}" # lint-silent: a variable of our own
  # user: ${INFLUX_LOGIN}
