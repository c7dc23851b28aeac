#!/usr/bin/env bash
# Formats Go and Rego as scripts/lint.sh wants them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/tools.sh
.cache/bin/gofumpt -l -w .
.cache/bin/opa fmt --list --write bundles/reeve
