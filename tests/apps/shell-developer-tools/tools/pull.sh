#!/usr/bin/env bash
# pull.sh [-e ENVIRONMENT] [-a APP]: copies an environment to this machine.
set -o errexit -o nounset -o pipefail
ENVIRONMENT=main
APP=shop
while getopts "e:a:h" opt; do
    case $opt in
        e) ENVIRONMENT=$OPTARG ;;
        a) APP=$OPTARG ;;
        h) sed -n 2p "$0"; exit 0 ;;
        *) exit 64 ;;
    esac
done
shift $((OPTIND - 1))

PSH=(platform --no-interaction -e "$ENVIRONMENT")
psh() { "${PSH[@]}" "$@"; }
prop() { platform relationships -e "$ENVIRONMENT" -A "$APP" -P "$1" --refresh; }

TOKEN=$(platform relationships -P telemetry.0.api_token) # lint-expect: moved-api-token
ORG="$(platform relationships -e "$ENVIRONMENT" --property='telemetry.0.org')" # lint-expect: moved-org
BUCKET=`platform rel --property telemetry.0.bucket` # lint-expect: moved-bucket
U1=$(platform environment:relationships -p abc123 -Ptelemetry.0.user) # lint-expect: renamed-user
U2=$(upsun relationships -p abc123 -e main -P "telemetry.0.user") # lint-expect: renamed-user
U3=$(webpaas relationships -P telemetry.0.user) # lint-expect: renamed-user
U4=$(symfony cloud:relationships --property telemetry.0.user) # lint-expect: renamed-user
U5=$(symfony relationships -P telemetry.0.user 2>/dev/null || true) # lint-expect: renamed-user
U6=$(magento-cloud relationships -P telemetry.0.user) # lint-expect: renamed-user
D1=$(platform relationships -P database.0.user) # lint-silent: MySQL
P1=$(prop telemetry.0.port) # lint-silent: the port
P2=$(prop telemetry.0.bucket) # lint-expect: moved-bucket
P3=$(prop database.0.user) # lint-silent: MySQL
E1=$(psh relationships -P telemetry.0.org) # lint-expect: moved-org
E2=$(psh relationships -P database.0.org) # lint-silent: MySQL
ALL=$(platform relationships --format json) # lint-silent: all of them
O2=$(jq -r '.telemetry[0].org' <<<"$ALL") # lint-expect: moved-org
ONE=$(platform relationships -P telemetry.0)
O3=$(yq -r .org <<<"$ONE") # lint-expect: moved-org
O4=$(platform relationships -P telemetry | yq '.[0].org') # lint-expect: moved-org
D2=$(platform relationships -P database | yq '.[0].user') # lint-silent: MySQL
G1=$(platform relationships -P telemetry.0 | grep '^user:' | cut -d' ' -f2) # lint-expect: renamed-user
A1=$(platform relationships -P telemetry.0 | awk '/^bucket:/ {print $2}') # lint-expect: moved-bucket
G2=$(platform relationships -P database.0 | grep '^user:' | cut -d' ' -f2) # lint-silent: MySQL
R1=$(platform ssh -e "$ENVIRONMENT" 'echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .telemetry[0].user') # lint-expect: renamed-user
R2=$(platform ssh -e "$ENVIRONMENT" "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.telemetry[0].user'") # lint-expect: renamed-user
R3=$(platform ssh -e "$ENVIRONMENT" -- bash -c "'echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r .telemetry[0].org'") # lint-expect: moved-org
R4=$(platform ssh "printenv PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".telemetry[].bucket") # lint-expect: moved-bucket
R5=$(platform ssh "php -r 'echo json_decode(base64_decode(\$_ENV[\"PLATFORM_RELATIONSHIPS\"]), true)[\"telemetry\"][0][\"org\"];'") # lint-expect: moved-org
R6=$(platform ssh <<'SSH'
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.telemetry[0].bucket' # lint-expect: moved-bucket
SSH
)
for app in shop admin; do
    platform ssh -A "$app" "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq '.database[0].user'" # lint-silent: MySQL
done
ddev exec "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r .telemetry[0].user" # lint-expect: renamed-user
lando ssh -s appserver -c 'echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .telemetry[0].user' # lint-expect: renamed-user
docker compose exec -T app sh -c 'echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .telemetry[0].user' # lint-expect: renamed-user
eval "$(platform relationships --format=json | jq -r '.telemetry[0] | @sh "T_USER=\(.user) T_HOST=\(.host)"')" # lint-expect: renamed-user
printf '%s\n' "$TOKEN" "$ORG" "$BUCKET" "$U1$U2$U3$U4$U5$U6" "$D1$D2" "$P1$P2$P3" "$E1$E2" "$O2$O3$O4" "$G1$G2$A1" "$R1$R2$R3$R4$R5$R6" "$T_USER"
