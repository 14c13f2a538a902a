#!/bin/sh
# endpoint.sh RELATIONSHIP: its first endpoint, as JSON.
set -eu
echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -c --arg name "$1" '.[$name][0]'
