#!/usr/bin/env bash
set -Eeuo pipefail
shopt -s inherit_errexit
ROOT="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
# shellcheck source=lib/psh.bash
source "$ROOT/lib/psh.bash"
trap 'echo "failed at $LINENO" >&2' ERR

psh::load
psh::has metrics || exit 0

user="$(psh::get metrics .user)" # lint-expect: renamed-user
owner="$(psh::get orders .user)" # lint-silent: PostgreSQL
psh::into bucket metrics bucket # lint-expect: moved-bucket
psh::into schema orders bucket # lint-silent: PostgreSQL
printf -v dsn 'http://%s:%s@%s' "$user" "$(psh::get metrics .password)" "$(psh::get metrics '"\(.host):\(.port)"')" # lint-silent: stays

# One line for all of them.
read -r host port org < <(psh::get metrics '[.host, .port, .org] | @tsv') # lint-expect: moved-org
IFS=$'\t' read -r pg_host pg_user < <(psh::get orders '[.host, .user] | @tsv') # lint-silent: PostgreSQL
IFS=: read -r a b <<<"$(psh::get metrics '"\(.org):\(.bucket)"')" # lint-expect: moved-org moved-bucket

# Array of arguments
args=(--host "http://$host:$port" --org "$(psh::get metrics .org)") # lint-expect: moved-org
args+=(--token "$(psh::get metrics .api_token)") # lint-expect: moved-api-token
args+=(--user "$(psh::get orders .username)") # lint-silent: PostgreSQL
influx ping "${args[@]}"

keys=(org bucket) # lint-expect: moved-org moved-bucket
for key in "${keys[@]}"; do
    echo "$key=$(psh::get metrics ".$key")"
done
for key in host port scheme; do # lint-silent: these stay
    echo "$key=$(psh::get metrics ".$key")"
done
for pair in metrics:user orders:user; do # lint-expect: renamed-user
    psh::get "${pair%%:*}" ".${pair##*:}"
done

declare -A WANTED=([login]=user [place]=host) # lint-expect: renamed-user
for want in "${!WANTED[@]}"; do
    echo "$want: $(psh::get metrics ".${WANTED[$want]}")"
done

while IFS='=' read -r name value; do
    export "METRICS_${name^^}=$value"
done < <(psh::get metrics 'to_entries[] | select(.key | IN("host", "port")) | "\(.key)=\(.value)"') # lint-silent: two keys that stay

token="${METRICS_TOKEN:-$(psh::get metrics '.query.api_token // .api_token')}" # lint-expect: moved-api-token=note
case "$(psh::get metrics .scheme)" in
    http) login="$(psh::get metrics .user)" ;; # lint-expect: renamed-user
    *) login= ;;
esac
echo "$dsn $owner $bucket $schema $pg_host $pg_user $a $b $token $login"
