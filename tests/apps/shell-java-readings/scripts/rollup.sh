#!/bin/sh
# Every five minutes, in a worker.
dir=$(cd "$(dirname "$0")" && pwd)
. "$dir/lib/relationships.sh"

while :; do
    influx query --org "$(relationship timedb org)" --token "$INFLUX_TOKEN" -f rollup.flux # lint-expect: moved-org
    case "${1:-}" in
        --once) exit 0 ;;
    esac
    sleep 300
done

echo "$(relationship timedb bucket)" # lint-silent: never reached
