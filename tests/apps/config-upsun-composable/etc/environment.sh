rels=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
eval "$(echo "$rels" | jq -r '.tsdb[0] | "export INFLUX_USER=\(.user | @sh) ORG=\(.org | @sh)"')" # lint-expect: renamed-user moved-org
eval $(echo "$rels" | jq -r '."main-db"[0] | @sh "export PGUSER=\(.user) PGHOST=\(.host)"') # lint-silent: PostgreSQL
for key in bucket host; do # lint-expect: moved-bucket
    eval "INFLUX_$key=\$(echo \"\$rels\" | jq -r .tsdb[0].$key)"
done
export INFLUX_bucket INFLUX_host
