#!/usr/bin/env bash
# Runs each fuzz target of each module for a while: fuzz.sh [duration].
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
export GOWORK=off

scripts/modules.sh | while read -r module; do
	cd "$root/$module"
	go list -f '{{.Dir}}' ./... | while read -r dir; do
		cd "$dir"
		{ grep -hoE '^func Fuzz[A-Za-z0-9_]*' -- *_test.go 2>/dev/null || true; } | cut -c6- | while read -r target; do
			echo "=== ${dir#"$root/"} $target"
			go test -run '^$' -fuzz "^$target\$" -fuzztime "${1:-30s}" . </dev/null
		done
	done
done
