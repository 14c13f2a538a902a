#!/bin/sh
rel=$1
key=$2
printf '%s\n' "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".${rel}[0].${key}"
