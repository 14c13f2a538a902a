#!/bin/sh
# rel_load NAME, then rel_get KEY: plain POSIX shell, one endpoint at a time.
. "$(dirname -- "${BASH_SOURCE:-$0}")/log.sh" 2>/dev/null || . lib/log.sh

_rel_endpoint=

rel_load() {
    _rel_name=$1
    _rel_endpoint=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c --arg name "$_rel_name" '.[$name] | first')
    [ "$_rel_endpoint" != null ] || die "no relationship $_rel_name"
}

rel_get() {
    printf '%s\n' "$_rel_endpoint" | jq -r --arg key "$1" '.[$key] // ""'
}

one_value() (
    rel_load "$1"
    rel_get "$2"
)

# as_variables NAME PREFIX: assignments, for eval.
as_variables() {
    rel_load "$1"
    printf '%s\n' "$_rel_endpoint" | jq -r --arg p "$2" '
        "\($p)_HOST=\(.host | @sh)",
        "\($p)_LOGIN=\(.user | @sh)"' # lint-expect: renamed-user
}
