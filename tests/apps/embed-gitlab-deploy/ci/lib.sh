influx_org() {
    echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.telemetry[0].org' # lint-expect: moved-org
}
