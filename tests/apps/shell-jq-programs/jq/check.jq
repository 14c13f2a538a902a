#!/usr/bin/jq -rf
# What the deploy hook says of the relationships.
import "lib/endpoints" as endpoints;
include "lib/text";

def credentials($rel):
  .[$rel][0] | {login: .user, secret: .password}; # lint-expect: renamed-user

credentials("influx-db") as {login: $name, $secret}
| "user \($name), password \($secret | stars)",
  "org \(endpoints::first("influx-db") | .org)", # lint-expect: moved-org
  "mail user \(endpoints::first("mail") | .username // .user)", # lint-silent: mysql
  (endpoints::of_type("influxdb") | "bucket \(.bucket) on \(.host)"), # lint-expect: moved-bucket
  (endpoints::of_type("mysql") | "\(.user)@\(.host)") # lint-silent: mysql
