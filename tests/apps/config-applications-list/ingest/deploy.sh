json=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
echo "$json" | jq -r '.db[0].org' # lint-expect: moved-org
echo "$json" | jq -r '.metrics[0].user' # lint-silent: here this one is PostgreSQL
sh ../shared/tell.sh
