#!/usr/bin/env bash
# Our whole run beside ripgrep's search for one word, over the tree of examples/tree.rs, warm: medians, their ratio, peak memory.
# Then the same tree with 10, 100 and 1,000 files that read the document.
# Usage: benches/against-rg.sh [TREE]    RUNS=10 by default; a TREE that isn't there is written. OURS: another program to measure.
# Needs ripgrep, and GNU time for the memory (on Debian: apt-get install ripgrep time).
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-10}
target=${CARGO_TARGET_DIR:-target}
tree=${1:-$target/bench-tree}
command -v rg >/dev/null || { echo "ripgrep is needed" >&2; exit 2; }

[ -n "${OURS:-}" ] || cargo build --quiet --release --bins --examples
ours=${OURS:-$target/release/influx-upgrade-lint}
[ -d "$tree" ] || "$target/release/examples/tree" "$tree"

ours() { "$ours" --fail-on never "$1"; }
theirs() { rg -l --hidden PLATFORM_RELATIONSHIPS "$1"; }

# Milliseconds of one run.
clock() {
    local start=${EPOCHREALTIME/[.,]/}
    "$@" >/dev/null || [ $? -eq 3 ]
    local end=${EPOCHREALTIME/[.,]/}
    echo $(((end - start) / 100)) | sed -E 's/.$/.&/; s/^\./0./'
}
median() { sort -n | awk '{ all[NR] = $1 } END { print NR % 2 ? all[(NR + 1) / 2] : (all[NR / 2] + all[NR / 2 + 1]) / 2 }'; }
peak() {
    local file
    file=$(mktemp)
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f %M -o "$file" "$ours" --fail-on never "$1" >/dev/null || true
        tail -n 1 "$file"
    fi
    rm -f "$file"
}

# One line: how many files matter, both medians, their ratio, our peak memory.
measure() {
    local a=() b=()
    clock ours "$1" >/dev/null; clock theirs "$1" >/dev/null
    for _ in $(seq "$runs"); do
        a+=("$(clock ours "$1")")
        b+=("$(clock theirs "$1")")
    done
    local mine rg memory
    mine=$(printf '%s\n' "${a[@]}" | median) rg=$(printf '%s\n' "${b[@]}" | median) memory=$(peak "$1")
    awk -v n="$(theirs "$1" | wc -l)" -v a="$mine" -v b="$rg" -v m="${memory:-0}" \
        'BEGIN { printf "%7d  %7.1f ms  %7.1f ms  %5.2f  %7.1f MB\n", n, a, b, a / b, m / 1024 }'
}

echo "$(find "$tree" -type f -not -path '*/.git/*' | wc -l) files, $(rg --version | head -n 1), $(nproc) cores, $runs runs"
echo "matter        ours       rg -l  ratio        peak"
measure "$tree"

# The files that read the document, over and over, in other directories; all others are links to those of the tree.
mapfile -t readers < <(theirs "$tree" | sort)
for count in 10 100 1000; do
    grown=$tree-$count
    rm -rf "$grown"
    cp -al "$tree" "$grown"
    theirs "$grown" | xargs -d '\n' rm
    mapfile -t directories < <(find "$grown" -mindepth 1 -type d -not -path '*/.*' -not -path '*/build*' | sort)
    for ((at = 0; at < count; at++)); do
        reader=${readers[at % ${#readers[@]}]}
        cp "$reader" "${directories[at * 7 % ${#directories[@]}]}/$((at * 7 / ${#directories[@]}))${reader##*/}"
    done
    measure "$grown"
    rm -rf "$grown"
done
