#!/bin/sh
# For the small image, which has no jq.
plain=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | tr "," "\n")
for key in user org host; do # lint-expect: undecided-key undecided-key (of whichever service comes first)
    eval "found_$key"="$(echo "$plain" | grep "\"$key\"" | head -n1 | cut -d: -f2 | tr -d '" ')"
done
host=$(echo "$plain" | grep '"host"' | head -n1) # lint-silent: the host
bucket=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | sed -n 's/.*"bucket": *"\([^"]*\)".*/\1/p') # lint-expect: undecided-key
user=$(sed -n 's/.*"user": *"\([^"]*\)".*/\1/p' etc/settings.json) # lint-silent: a file of our own
org=$(curl -s https://api.example.com/me | grep -o '"org":"[^"]*"') # lint-silent: somebody else's API
echo "$PLATFORM_ROUTES" | base64 -d | grep '"user"' # lint-silent: routes
echo "$host $bucket $user $org $found_user $found_org $found_host"
