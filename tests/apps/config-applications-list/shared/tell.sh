echo "$PLATFORM_PROJECT has users and an org" # lint-silent: text
