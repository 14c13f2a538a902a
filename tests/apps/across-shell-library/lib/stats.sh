. "$(dirname "$0")/../lib/platform.sh"

STATS="$(endpoint stats)"
CONTENT="$(endpoint content)"

stats_user() { echo "$STATS" | jq -r '.user'; } # lint-expect: renamed-user
stats_token() { value_of "$STATS" api_token; } # lint-expect: moved-api-token
content_user() { value_of "$CONTENT" user; } # lint-silent: PostgreSQL

value_of() {
    echo "$1" | jq -r --arg k "$2" '.[$k]'
}
