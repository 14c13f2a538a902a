output::line() {
    printf '%s: %s\n' "$1" "$2"
}
