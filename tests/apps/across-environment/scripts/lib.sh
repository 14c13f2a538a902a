# Sourced by the hooks and by the scripts beside it.

# The value $1 of the endpoint of InfluxDB.
metrics() {
    echo "$INFLUX_ENDPOINT" | jq -r ".$1"
}

sql_value() {
    printf '%s' "$SQL_ENDPOINT" | jq -r --arg key "$1" '.[$key]'
}

# The value $2 of the relationship $1.
of() {
    local rel="$1" key="$2"
    jq -r ".${rel}[0].${key}" <<< "$RELATIONSHIPS_JSON"
}
