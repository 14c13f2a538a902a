# Sourced by the scripts of bin/.
CLI="${CLI:-platform}"

property() {
    $CLI relationships -e "$environment" -P "$1"
}

part() {
    local name=$1 key=$2
    platform relationships --environment="$environment" --property="${name}.0.${key}"
}

remote() {
    platform ssh -e "$environment" "$1"
}
