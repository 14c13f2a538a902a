{"user": "${INFLUX_LOGIN}", "org": "${ORG}", "bucket": "${INFLUX_BUCKET}"}
