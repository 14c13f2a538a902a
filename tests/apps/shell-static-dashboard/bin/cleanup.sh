#!/usr/bin/env sh
# Older than the upgrade to 2.x: 1.x endpoints never had credentials.
archive="$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq '.archive[0]')"
echo "$archive" | jq -r '.host, .port, .rel' # lint-silent: the same on every version
curl -sf -XPOST "http://$(echo "$archive" | jq -r .host):8086/query" --data-urlencode "q=DROP SERIES FROM cpu"
