# sourced by hooks and .environment
rel() {
    echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -c --arg n "$1" '.[$n][0]'
}
field() {
    rel "$1" | jq -r ".$2"
}
export INFLUX_ENDPOINT="$(rel tsdb)"
export INFLUX_ORG="$(field tsdb org)" # lint-expect: moved-org
export DB_USER="$(field sql user)" # lint-silent: MariaDB
INFLUX_URL="$(field tsdb scheme)://$(field tsdb host):$(field tsdb port)"
export INFLUX_URL
set -- bucket api_token # lint-expect: moved-bucket moved-api-token
for f in "$@"; do
    v=$(field tsdb "$f")
    [ "$v" = null ] && continue
    eval "export INFLUX_$(echo "$f" | tr '[:lower:]' '[:upper:]')=\$v"
done
