usage() {
    echo "influxctl: $1" >&2
    cat >&2 <<TXT
usage: influxctl [-r RELATIONSHIP] COMMAND
  get user|org|bucket|token   shows one of them
TXT
    exit 64
}
