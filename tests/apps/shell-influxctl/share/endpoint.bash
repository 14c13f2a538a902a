# The document is decoded once, into an associative array of endpoints.
declare -gA ENDPOINTS=()

endpoints() {
    if ((${#ENDPOINTS[@]} == 0)); then
        local name
        for name in series queue sql; do
            ENDPOINTS[$name]=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c --arg name "$name" '.[$name][0]')
        done
    fi
}

# Writes into the variable that the caller names.
value_of() { # value_of VARIABLE RELATIONSHIP KEY
    local -n target=$1
    endpoints
    target=$(jq -r --arg k "$3" '.[$k]' <<<"${ENDPOINTS[$2]}")
}

# The same by printf -v.
put_value() {
    local __variable=$1 __found
    __found=$(jq -r ".$3" <<<"$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c ".$2[0]")")
    printf -v "$__variable" '%s' "$__found"
}
