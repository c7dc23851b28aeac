#!/usr/bin/env bash
# Lints every Go module and the built-in bundle, the latter with the stock OPA that
# tools/ pins. Every check is tried. The script fails if one of them failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
bin=$root/.cache/bin

export GOWORK=off
scripts/tools.sh || exit 1

failed=()
try() {
	echo "--- $*"
	"$@" || failed+=("$*")
}

unformatted() {
	local files
	files=$("$bin/gofumpt" -l .) && [ -z "$files" ] || {
		echo "not as gofumpt writes it (make fmt):"
		echo "$files"
		return 1
	}
}

lint() { (cd "$1" && "$bin/golangci-lint" run --config "$root/.golangci.yaml" ./...); }
tidy() { (cd "$1" && go mod tidy -diff); }
opa() { "$bin/opa" "$@"; }

for module in $(scripts/modules.sh); do
	try lint "$module"
	try tidy "$module"
done
try tidy tools
try tidy tools/opa
try unformatted
# Its tests are run by ours, with stock OPA too.
try opa check --strict bundles/reeve
try opa fmt --list --fail bundles/reeve
try opa build --bundle bundles/reeve --output .cache/bundle.tar.gz

if [ ${#failed[@]} -gt 0 ]; then
	printf 'failed: %s\n' "${failed[@]}"
	exit 1
fi
