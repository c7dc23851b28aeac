#!/usr/bin/env bash
# Prints the folder of every Go module here, the root first; tools and test data apart.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

find . -name '.?*' -prune -o -path ./tools -prune -o -name testdata -prune \
	-o -name go.mod -print | sed 's|/go\.mod$||' | LC_ALL=C sort
