#!/usr/bin/env bash
# Our whole run beside ripgrep's search for one word, over the tree of examples/tree.rs, warm: medians, their ratio, peak memory.
# Usage: benches/against-rg.sh [TREE]    RUNS=10 by default; a TREE that isn't there is written.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-10}
target=${CARGO_TARGET_DIR:-target}
tree=${1:-$target/bench-tree}
command -v rg >/dev/null || { echo "ripgrep is needed" >&2; exit 2; }

cargo build --quiet --release --bins --examples
[ -d "$tree" ] || "$target/release/examples/tree" "$tree"

ours() { ${OURS:-"$target/release/influx-upgrade-lint"} --fail-on never "$tree"; }
theirs() { rg -l --hidden PLATFORM_RELATIONSHIPS "$tree"; }

# Milliseconds of one run.
clock() {
    local start=${EPOCHREALTIME/[.,]/}
    "$1" >/dev/null || [ $? -eq 3 ]
    local end=${EPOCHREALTIME/[.,]/}
    echo $(((end - start) / 100)) | sed -E 's/.$/.&/; s/^\./0./'
}
median() { sort -n | awk '{ all[NR] = $1 } END { print NR % 2 ? all[(NR + 1) / 2] : (all[NR / 2] + all[NR / 2 + 1]) / 2 }'; }

clock ours >/dev/null; clock theirs >/dev/null
a=() b=()
for _ in $(seq "$runs"); do
    a+=("$(clock ours)")
    b+=("$(clock theirs)")
done
mine=$(printf '%s\n' "${a[@]}" | median) rg=$(printf '%s\n' "${b[@]}" | median)
echo "files in the tree  $(find "$tree" -type f -not -path '*/.git/*' | wc -l), $(rg --version | head -n 1), $(nproc) cores, $runs runs"
echo "ours               $mine ms"
echo "rg -l              $rg ms"
awk -v a="$mine" -v b="$rg" 'BEGIN { printf "ratio              %.2f\n", a / b }'
if [ -x /usr/bin/time ]; then
    peak=$(mktemp)
    /usr/bin/time -f %M -o "$peak" ${OURS:-"$target/release/influx-upgrade-lint"} --fail-on never "$tree" >/dev/null
    echo "peak memory        $(tail -n 1 "$peak") KiB"
    rm -f "$peak"
fi
