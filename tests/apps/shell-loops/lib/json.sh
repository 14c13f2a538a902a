# Small helpers around jq. They leave their result in REPLY.
get() { # get RELATIONSHIP [KEY]
    local key="${2:-user}" # lint-expect: renamed-user
    REPLY="$(jq -r --arg r "$1" --arg k "$key" '.[$r][0][$k] // empty' <<<"$RELS_JSON")"
}

endpoint() {
    local rel="$1"
    REPLY="$(jq -c ".${rel}[0]" <<<"$RELS_JSON")"
}

describe() {
    echo "user: ${user:-none}, org: ${org:-none}" # lint-silent: variables of whoever calls
}

from_stdin() {
    local json
    json="$(cat)"
    jq -r "$1" <<<"$json"
}
