#!/bin/sh
set -eu
cd "$(dirname "$0")/.."

jq -nr -L jq 'include "lib"; first_of("influxdb") | creds | "\(.user)"' # lint-silent: read in the library, under a key of ours
jq -nr -L jq 'import "lib" as psh; psh::first_of("influxdb") | psh::dsn(.user)' # lint-expect: renamed-user
jq -nr -L jq 'import "lib" as psh; psh::first_of("database") | psh::dsn(.user)' # lint-silent: MySQL
jq -nr -L jq 'include "lib"; first_of("influxdb") | pick_keys(["org", "host"])' # lint-expect: moved-org
jq -nr -L jq 'include "lib"; first_of("database") | pick_keys(["user", "host"])' # lint-silent: MySQL
jq -nr -L jq 'include "lib"; doc | to_entries[] | select(.value[0] | is_influx) | .value[0].bucket' # lint-expect: moved-bucket
jq -nr -L jq 'include "lib"; by_scheme("mysql") | .user' # lint-silent: MySQL

rels=$(printf %s "$PLATFORM_RELATIONSHIPS" | base64 -d)
q() { printf '%s' "$rels" | jq -r "$@"; }

q '.influxdb[0] as {$host, $org, $port} | "\($org)@\($host):\($port)"' # lint-expect: moved-org
q '.influxdb[0] as {host: $h, user: $u} | $u + $h' # lint-expect: renamed-user
q '. as {influxdb: [{bucket: $b}], database: [{user: $u}]} | [$b, $u] | @csv' # lint-expect: moved-bucket
q '.influxdb[0] as {query: {$org}} ?// {$org} | $org' # lint-expect: moved-org=note
q '.influxdb[0] | .query.org // .org' # lint-expect: moved-org=note
q '.influxdb[0] | if has("username") then .username else .user end' # lint-expect: renamed-user=note
q '.influxdb[0] | if .api_token? then .api_token else empty end' # lint-expect: moved-api-token moved-api-token
q '.influxdb[0] | (.username, .user) | select(. != null)' # lint-expect: renamed-user=note
q '[.influxdb[0] | .username, .user | values] | first' # lint-expect: renamed-user=note
q 'first(.influxdb[0] | .username // .user // "admin")' # lint-expect: renamed-user=note
q '.influxdb[0] | getpath(["org"])' # lint-expect: moved-org
q 'getpath(["influxdb", 0, "bucket"])' # lint-expect: moved-bucket
q 'getpath(["database", 0, "user"])' # lint-silent: MySQL
q 'path(.influxdb[0].host) | join(".")' # lint-silent: the host
q '.influxdb[0] | with_entries(select(.key == "org" or .key == "host"))' # lint-expect: moved-org
q '.influxdb[0] | to_entries | map(select(.key == "user")) | .[0].value' # lint-expect: renamed-user
q '.influxdb[0] | del(.password) | .user' # lint-expect: renamed-user
q '.influxdb[0] | {login: .user, place: .host} | .login' # lint-expect: renamed-user
q '.influxdb[0] | {user: .username, org: .query.org} | .user, .org' # lint-silent: keys of our own
q '.influxdb[0] | .user = .username | .user' # lint-silent: set here
q '.influxdb[0] | .user |= ascii_upcase | .user' # lint-expect: renamed-user
q '.influxdb | map(.user) | join(",")' # lint-expect: renamed-user
q '.influxdb | .[0]["user"]' # lint-expect: renamed-user
q '.influxdb[0] | [.["org"], ."bucket"] | @tsv' # lint-expect: moved-org moved-bucket
q '.["influxdb"]?[0]?.api_token?' # lint-expect: moved-api-token
q '.influxdb[-1:][0].org' # lint-expect: moved-org
q '.influxdb | last | .org' # lint-expect: moved-org
q '.influxdb | .[] | .org' # lint-expect: moved-org
q 'to_entries | map({(.key): .value[0].host}) | add' # lint-silent: the host
q 'to_entries[] | "\(.key): \(.value[0].user)"' # lint-expect: undecided-key
q 'to_entries[] | select(.key == "influxdb") | .value[0].user' # lint-expect: renamed-user
q 'to_entries[] | select(.key != "influxdb") | .value[0].user' # lint-silent: the others
q '.[] | .[] | select(.rel == "influxdb") | .bucket' # lint-expect: moved-bucket
q '.[][] | select(.type | test("^influx")) | .org' # lint-expect: moved-org
q '.[][] | select(.service == "ts") | .api_token' # lint-expect: moved-api-token
q '.[][] | select(.scheme == "amqp") | .user' # lint-silent: RabbitMQ
q 'map_values(.[0]) | .influxdb.user, .database.user' # lint-expect: renamed-user
q 'with_entries(.value |= .[0]) | .influxdb.org' # lint-expect: moved-org
q 'reduce .influxdb[] as $e (""; . + $e.user + ",")' # lint-expect: renamed-user
q 'foreach .influxdb[] as $e (0; . + 1; "\(.): \($e.bucket)")' # lint-expect: moved-bucket
q 'limit(1; .influxdb[]) | .user' # lint-expect: renamed-user
q '.influxdb[0] | try .user catch "none"' # lint-expect: renamed-user
q 'label $out | .influxdb[] | .org, break $out' # lint-expect: moved-org
q --arg k bucket '.influxdb[0][$k]' # lint-expect: moved-bucket
q --arg r database --arg k user '.[$r][0][$k]' # lint-silent: MySQL
q --argjson want '["user","host"]' '.influxdb[0] | [.[$want[]]]' # lint-expect: renamed-user
q --args '.influxdb[0][$ARGS.positional[0]]' org # lint-expect: moved-org
q '.influxdb[0] | [.user, .host] as [$u, $h] | "\($u)@\($h)"' # lint-expect: renamed-user
q 'def get(k): .influxdb[0] | k; get(.user), get(.host)' # lint-expect: renamed-user
q 'def get($r; $k): .[$r][0][$k]; get("database"; "user"), get("influxdb"; "org")' # lint-expect: moved-org
q '.influxdb[0] | pick(.user, .host)' # lint-expect: renamed-user
q '.influxdb[0] | .user, (.password | length)' # lint-expect: renamed-user
q '[.influxdb[0][("user", "host")]]' # lint-expect: renamed-user
q '.influxdb[0] | keys' # lint-expect: undecided-key (other names after the upgrade)
q '.influxdb | length' # lint-silent: how many
q '.influxdb[0] | has("org")' # lint-expect: moved-org
q '.influxdb[0] | any(.user, .org; . == null)' # lint-expect: renamed-user moved-org
q '.influxdb[0] | @uri "http://\(.host)/?u=\(.user)"' # lint-expect: renamed-user
q '.influxdb[0] | @json "\(.bucket)"' # lint-expect: moved-bucket
q '.influxdb[0] | $__loc__ | .file' # lint-silent: not the endpoint
q '.influxdb[0] | input_line_number' # lint-silent: a number
q '[paths(type == "string")] | map(join(".")) | .[]' # lint-silent: paths only
q 'INDEX(.influxdb[]; .host) | to_entries[0].value.org' # lint-expect: moved-org
q '.influxdb[0] | [splits("x")?] | length' # lint-silent: nothing of it
q '.influxdb[0] | tojson | fromjson | .org' # lint-expect: moved-org
q '.influxdb[0] | [.] | .[0].org' # lint-expect: moved-org
q '.influxdb[0] as $i | .database[0] as $d | "\($i.host) \($d.user)"' # lint-silent: the host, and MySQL
q '.influxdb[0] as $i | .database[0] as $d | "\($d.host) \($i.user)"' # lint-expect: renamed-user
q '.influxdb[0] | . as $root | ["user", "org"] | map($root[.])' # lint-expect: renamed-user moved-org
q '.influxdb[0] | [limit(3; repeat(.org))] | first' # lint-expect: moved-org
q '(.influxdb[0], .database[0]) | .host' # lint-silent: the host
q '(.database[0], .search[0]) | .user' # lint-silent: others
q '.influxdb[0] | .. | .org? // empty' # lint-expect: moved-org
