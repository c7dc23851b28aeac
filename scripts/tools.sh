#!/usr/bin/env bash
# Builds the tools that tools/ pins into .cache/bin, which takes minutes once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export GOWORK=off GOBIN=$PWD/.cache/bin
for module in tools tools/opa; do
	(cd "$module" && go install tool)
done
