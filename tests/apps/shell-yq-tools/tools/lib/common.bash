# include guard
[[ -n ${_COMMON_LOADED:-} ]] && return
readonly _COMMON_LOADED=1

common::relationships() {
    platform relationships --environment "${1:-main}" --no-interaction
}

common::with() { # common::with RELATIONSHIP FUNCTION [ARGUMENT]...
    local relationship=$1 callback=$2
    shift 2
    "$callback" "$(platform ssh -e main 'echo $PLATFORM_RELATIONSHIPS' | base64 -d | jq -c ".${relationship}[0]")" "$@"
}
