# prune AGE: removes what is older.
prune() {
    local age=${1:-90d}
    local -a fields=(host org bucket) values=() # lint-expect: moved-org moved-bucket
    local field
    for field in "${fields[@]}"; do
        values+=("$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r --arg f "$field" '.series[0][$f]')")
    done
    influx delete --host "${values[0]}" --org "${values[1]}" --bucket "${values[2]}" --start 1970-01-01T00:00:00Z --stop "$age"

    local -A sql=()
    for field in user path; do # lint-silent: mysql
        sql[$field]=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r ".sql[0].$field")
    done
    mysql -u "${sql[user]}" "${sql[path]}" -e 'DELETE FROM exports' # lint-silent: mysql
}
