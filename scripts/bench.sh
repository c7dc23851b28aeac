#!/usr/bin/env bash
# Runs benchmarks of the root module ten times and compares them with the run before.
# Usage: bench.sh [regexp [packages]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export GOWORK=off

scripts/tools.sh
now=.cache/bench-$(date +%Y%m%d-%H%M%S).txt
last=$(find .cache -name 'bench-*.txt' | LC_ALL=C sort | tail -n 1)
go test -run '^$' -bench "${1:-.}" -benchmem -count 10 "${2:-./...}" | tee "$now"
.cache/bin/benchstat ${last:+"$last"} "$now"
