#!/bin/bash
# backup.sh --token TOKEN [--user NAME] [--org ORG]
set -eo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../lib/relationships.sh"
token= user= org=
while (( $# )); do
    case $1 in
        --token) token=$2; shift 2 ;;
        --user)  user=$2; shift 2 ;; # lint-silent: an option
        --org=*) org=${1#--org=}; shift ;;
        --) shift; break ;;
        *) die "what is $1?" ;;
    esac
done

rel_load database
# The organisation may be given; else the relationship says it.
: "${org:=$(rel_get org)}" # lint-expect: moved-org
host=$(rel_get host) # lint-silent: stays
influx backup --host "http://$host:8086" --org "$org" --token "$token" "/tmp/$user-$(date +%F)"

for name in people cache; do
    rel_load "$name"
    log "$name is run by $(rel_get user)" # lint-silent: neither is InfluxDB
done
