#!/bin/bash
set -euo pipefail
source "$(dirname "$0")/lib.sh"

bucket="$(metrics bucket)" # lint-expect: moved-bucket
org=$(of influx org) # lint-expect: moved-org
user=$(of sql user) # lint-silent: MySQL
host=$(metrics host) # lint-silent: the host
influx backup --host "http://$host:8086" --org "$org" --bucket "$bucket" "/app/var/$INFLUX_USER-$user" # lint-silent: a variable of our own
org_again=$(metrics "$ORG_KEY")
sql_login=$(sql_value "$SQL_KEY")
