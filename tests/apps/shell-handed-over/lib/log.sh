log() {
    echo "[$(date +%T)] $*" >&2
}
