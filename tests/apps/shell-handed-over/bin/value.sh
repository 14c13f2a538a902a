#!/usr/bin/env bash
# value.sh RELATIONSHIP KEY
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib/log.sh"

main() {
    local relationship=$1 key=$2
    log "reading $key of $relationship"
    "$(dirname "$0")/endpoint.sh" "$relationship" | jq -r ".$key"
}

main "$@"
