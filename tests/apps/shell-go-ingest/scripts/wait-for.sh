# Waits until a service answers.
wait_for() {
    tries=0
    until nc -z "$1" "$2"; do
        tries=$((tries + 1))
        [ "$tries" -lt 30 ] || { echo "no answer from $1:$2" >&2; exit 1; }
        sleep 1
    done
}
