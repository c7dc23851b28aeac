#!/usr/bin/env bash
# Runs benchmarks of every module ten times and compares them with the run before.
# Usage: bench.sh [regexp]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
export GOWORK=off

scripts/tools.sh
now=.cache/bench-$(date +%Y%m%d-%H%M%S).txt
last=$(find .cache -name 'bench-*.txt' | LC_ALL=C sort | tail -n 1)
scripts/modules.sh | while read -r module; do
	cd "$root/$module"
	go test -run '^$' -bench "${1:-.}" -benchmem -count 10 ./... | { grep -E '^(goos|goarch|pkg|cpu|Benchmark)' || true; }
done | tee "$now"
.cache/bin/benchstat ${last:+"$last"} "$now"
