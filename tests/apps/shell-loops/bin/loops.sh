#!/usr/bin/env bash
rels=$RELS_JSON
for rel in database influxdb; do
    jq -r ".${rel}[0].user" <<<"$rels" # lint-expect: renamed-user
done
for rel in database redis; do
    jq -r ".${rel}[0].user" <<<"$rels" # lint-silent: neither is InfluxDB
done
for rel in database influxdb redis; do
    if [ "$rel" = influxdb ]; then key=username; else key=user; fi
    jq -r ".${rel}[0].$key" <<<"$rels" # lint-silent: the new name for InfluxDB
done
for rel in database influxdb redis; do
    [ "$rel" = influxdb ] && continue
    jq -r ".${rel}[0].user" <<<"$rels" # lint-silent: not for InfluxDB
done
for rel in database influxdb redis; do
    [[ $rel == influx* ]] || continue
    jq -r ".${rel}[0].bucket" <<<"$rels" # lint-expect: moved-bucket
done
for rel in $(jq -r 'keys[]' <<<"$rels"); do
    jq -r ".\"$rel\"[0].user" <<<"$rels" # lint-expect: undecided-key
done
for rel in $(jq -r 'keys[]' <<<"$rels"); do
    [ "$rel" = database ] || continue
    jq -r --arg rel "$rel" '.[$rel][0].user' <<<"$rels" # lint-silent: PostgreSQL
done
for rel in $(jq -r 'keys[]' <<<"$rels"); do
    case "$rel" in
        influxdb) jq -r --arg rel "$rel" '.[$rel][0].org' <<<"$rels" ;; # lint-expect: moved-org
        *) jq -r --arg rel "$rel" '.[$rel][0].org' <<<"$rels" ;; # lint-silent: any other
    esac
done
while read -r rel; do
    jq -r --arg rel "$rel" '.[$rel][0].api_token' <<<"$rels" # lint-expect: moved-api-token
done < <(jq -r 'to_entries[] | select(.value[0].type | startswith("influxdb")) | .key' <<<"$rels")
while read -r rel; do
    jq -r --arg rel "$rel" '.[$rel][0].user' <<<"$rels" # lint-silent: PostgreSQL
done < <(jq -r 'to_entries[] | select(.value[0].scheme == "pgsql") | .key' <<<"$rels")
jq -c '.[][]' <<<"$rels" | while read -r endpoint; do
    type="$(jq -r .type <<<"$endpoint")"
    case "$type" in
        influxdb:*) jq -r .user <<<"$endpoint" ;; # lint-expect: renamed-user
        postgresql:*) jq -r .user <<<"$endpoint" ;; # lint-silent: PostgreSQL
    esac
done
jq -c 'to_entries[] | {name: .key, endpoint: .value[0]}' <<<"$rels" | while read -r entry; do
    name=$(jq -r .name <<<"$entry")
    if [ "$name" = "influxdb" ]; then
        jq -r .endpoint.org <<<"$entry" # lint-expect: moved-org
    fi
done
i=0
while [ "$i" -lt "$(jq '.influxdb | length' <<<"$rels")" ]; do
    jq -r ".influxdb[$i].user" <<<"$rels" # lint-expect: renamed-user
    i=$((i + 1))
done
for ((n = 0; n < 2; n++)); do
    jq -r ".influxdb[$n].org" <<<"$rels" # lint-expect: moved-org
done
keys="host port user" # lint-expect: renamed-user
for key in $keys; do
    jq -r ".influxdb[0].$key" <<<"$rels"
done
for key in $(echo "org bucket"); do # lint-expect: moved-org moved-bucket
    jq -r ".influxdb[0][\"$key\"]" <<<"$rels"
done
printf '%s\n' api_token host | while read -r key; do # lint-expect: moved-api-token
    jq -r --arg k "$key" '.influxdb[0][$k]' <<<"$rels"
done
until [ -n "${token:-}" ]; do
    token=$(jq -r '.influxdb[0].api_token' <<<"$rels") # lint-expect: moved-api-token
done
