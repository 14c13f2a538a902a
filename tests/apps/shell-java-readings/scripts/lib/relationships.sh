# Reads from the relationships; to be sourced.

relationships() {
    echo "$PLATFORM_RELATIONSHIPS" | base64 --decode
}

# endpoint RELATIONSHIP: its first endpoint, as JSON
endpoint() {
    relationships | jq -c --arg name "$1" '.[$name][0]'
}

# relationship RELATIONSHIP PROPERTY
relationship() {
    endpoint "$1" | jq -r ".$2" # lint-silent: the key is the callers'
}

# relationship_or RELATIONSHIP PROPERTY DEFAULT
relationship_or() {
    local value
    value=$(relationship "$1" "$2")
    if [ "$value" = null ] || [ -z "$value" ]; then
        value=$3
    fi
    echo "$value"
}
