#!/usr/bin/env bats

setup() {
    export PLATFORM_RELATIONSHIPS
    PLATFORM_RELATIONSHIPS=$(printf '%s' '{"people": [{"host": "p", "user": "main"}]}' | base64 -w0)
    . lib/relationships.sh
}

@test "a value of an endpoint" {
    rel_load people
    [ "$(rel_get user)" = main ] # lint-silent: a document of the test
}
