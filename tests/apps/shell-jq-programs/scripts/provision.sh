#!/bin/bash
# Walks over all relationships and prepares each service.
set -eo pipefail

document=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
get() { jq -r --arg rel "$1" --arg key "$2" '.[$rel][0][$key]' <<< "$document"; } # lint-expect: undecided-key (the last line hands over anything)

for name in $(jq -r 'keys[]' <<< "$document"); do
    scheme=$(get "$name" scheme) # lint-silent: scheme
    case $name in
        influx*)
            influx org create -n "$(get "$name" org)" # lint-expect: moved-org
            ;;
        mail)
            mysql -u "$(get "$name" user)" < schema.sql # lint-silent: mysql
            ;;
        *)
            echo "$name ($scheme): nothing to do"
            ;;
    esac
done

jq -r 'to_entries[] | "\(.key) \(.value[0].type)"' <<< "$document" | while read -r name type; do
    case "$type" in
        influxdb:*) echo "$name is InfluxDB" ;;
    esac
done

while IFS= read -r name; do
    rel=$(jq -r --arg n "$name" '.[$n][0].rel' <<< "$document")
    if [ "$rel" = influxdb ]; then
        influx bucket create -n "$(get "$name" bucket)" # lint-expect: moved-bucket
    elif [[ $rel == mysql ]]; then
        echo "$(get "$name" user)" # lint-silent: mysql
    else
        echo "$(get "$name" user)" # lint-silent: neither of the two
    fi
done < <(jq -r 'keys[]' <<< "$document")

# Flat files for those who can't read JSON.
jq -r '.["influx-db"][0] | to_entries[] | "\(.key)=\(.value)"' <<< "$document" > /tmp/influx.env # lint-expect: undecided-key
key=${1:-}
[ -z "$key" ] || get influx-db "$key"
