#!/usr/bin/env bash
set -u
org=$METRICS_ORG # lint-silent: .environment sets it
name=METRICS_BUCKET # lint-expect: vanished-variable
bucket=${!name}
user=$(printenv METRICS_USER) # lint-expect: vanished-variable
[[ -v METRICS_USER ]] || user=$METRICS_USERNAME # lint-expect: vanished-variable=note
login="${METRICS_USERNAME-${METRICS_USER}}" # lint-expect: vanished-variable=note
local_user() {
    local METRICS_USER=$1 # lint-silent: a variable of the function
    echo "$METRICS_USER" # lint-silent: a variable of the function
}
local_user "$(id -un)"
env | grep '^METRICS_API_TOKEN=' | cut -d= -f2 # lint-expect: vanished-variable
awk 'BEGIN { print ENVIRON["METRICS_USER"] }' # lint-expect: vanished-variable
python3 -c 'import os; print(os.environ["METRICS_BUCKET"])' # lint-expect: vanished-variable
echo "$KV_USER" # lint-silent: valkey
echo "$org $bucket $user $login"
