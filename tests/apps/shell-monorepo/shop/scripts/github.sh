#!/bin/sh
# Which organisation and user the mirror belongs to.
org=$(gh api repos/example/shop | jq -r '.organization.login, .org') # lint-silent: GitHub
user=$(git config user.name) # lint-silent: git
gh api "orgs/$org" | jq -r '.user // .bucket' # lint-silent: GitHub
echo "$PLATFORM_APPLICATION" | base64 -d | jq -r '.variables.env.org, .user' # lint-silent: the application's own config
