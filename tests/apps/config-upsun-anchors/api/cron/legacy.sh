set -eu
curl -s "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.legacy[0] | "http://\(.host):\(.port)"')/ping" # lint-silent: the host
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0].bucket' # lint-expect: moved-bucket
