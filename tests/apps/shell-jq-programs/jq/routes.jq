# Over PLATFORM_ROUTES.
to_entries[] | select(.value.upstream == "collector") | {url: .key, user: .value.user, org: .value.org} # lint-silent: routes
