#!/bin/bash
# $1: user of the database, $2: organisation
set -e
source "${PLATFORM_APP_DIR:-.}/../shared/lib/psh.sh"

php bin/console doctrine:migrations:migrate -n --user="$1" # lint-silent: an option
influx ping --org "$2"

db_user=$(psh_get database user) # lint-silent: mysql in this app
analytics_user=$(psh_get analytics user) # lint-expect: renamed-user
case "${PLATFORM_ENVIRONMENT_TYPE:-}" in
    production) token=$(psh_get analytics api_token) ;; # lint-expect: moved-api-token
    *) token=$(jq -r '.[0].api_token' <<< "$ANALYTICS") ;; # lint-expect: moved-api-token
esac

php -r '
$analytics = json_decode(getenv("ANALYTICS"), true)[0];
printf("%s %s\n", $analytics["host"], $analytics["org"]); // lint-expect: moved-org
$session = ["user" => $argv[1]];
echo $session["user"]; // lint-silent: an array of our own
' -- "$db_user"

# Never decode by hand: this once was `tr "," "\n" | grep user`.  lint-silent: a comment
echo "$analytics_user $token"
