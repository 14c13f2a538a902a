# rel NAME FILTER: what FILTER makes of the first endpoint of NAME
rel() {
    local name=$1 filter=${2:-.}
    base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r --arg name "$name" ".[\$name][0] | $filter"
}

# remote_rel ENVIRONMENT NAME PROPERTY: the same of another environment, through the CLI
remote_rel() {
    upsun relationships -y -e "$1" --property "$2.0.$3"
}
