#!/usr/bin/env bash
# read.sh KEY, of the relationship in $REL
jq -r --arg r "$REL" --arg k "$1" '.[$r][0][$k]' < <(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
