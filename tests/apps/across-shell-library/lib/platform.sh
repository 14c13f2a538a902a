#!/bin/sh
# Sourced: functions over the relationships of the app.

relationships() {
    printf '%s' "$PLATFORM_RELATIONSHIPS" | base64 -d
}

endpoint() {
    relationships | jq -c --arg name "$1" '.[$name][0]'
}

endpoint_value() {
    endpoint "$1" | jq -r ".$2"
}

# $1: an endpoint as JSON; $2: what to do with it
with() {
    json="$1"
    shift
    "$@" "$json"
}
