# shellcheck shell=bash
declare -A ENDPOINTS=()
declare -a NAMES

psh::load() {
    local json
    json="$(base64 --decode <<<"${PLATFORM_RELATIONSHIPS:?not on the platform}")"
    mapfile -t NAMES < <(jq -r 'keys[]' <<<"$json")
    local name
    for name in metrics orders; do
        ENDPOINTS[$name]="$(jq -c --arg n "$name" '.[$n][0]' <<<"$json")"
    done
}

# psh::get RELATIONSHIP FILTER
psh::get() {
    jq -er "$2" <<<"${ENDPOINTS[$1]}"
}

# psh::into VARIABLE RELATIONSHIP KEY
psh::into() {
    local -n target="$1"
    target="$(psh::get "$2" ".$3")"
}

psh::has() { [[ -n "${ENDPOINTS[$1]:-}" ]]; }
