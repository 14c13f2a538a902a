#!/bin/sh
# forward.sh BUCKET
set -eu
bucket=${1:-$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.database[0].query.bucket')} # lint-silent: the new place
user=$(id -un) # lint-silent: of the machine
exec telegraf-forward --bucket "$bucket" --run-as "$user"
