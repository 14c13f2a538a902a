# get NAME: under which key a name is found.
declare -A KEY_OF=(
    [login]=user # lint-expect: renamed-user
    [token]=api_token # lint-expect: moved-api-token
    [host]=host # lint-silent: stays
    [org]=query.org
)

cmd_get() {
    local name=$1 json
    json=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c --arg r "$relationship" '.[$r][0]')
    jq -r ".${KEY_OF[$name]}" <<<"$json"
}
