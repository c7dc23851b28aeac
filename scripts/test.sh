#!/usr/bin/env bash
# Builds, vets and tests every Go module here. It needs Go and bash, nothing else; where
# there is a C compiler too, the race detector watches the root module.
#
# Every module is tried. The script fails if one of them failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

# Each module stands on its own. Stamping versions needs a git that trusts this folder.
export GOWORK=off GOFLAGS="${GOFLAGS:-} -buildvcs=false"

mkdir -p .cache
log=$root/.cache/test.log
: >"$log"

# Compiling one package tells whether the compiler is there and finds the C library.
race=-race
if [ "$(go env CGO_ENABLED)" != 1 ] || ! go build -race runtime/cgo 2>/dev/null; then
	race=
fi

# Verbose for the sake of counting; what passed is then left out again.
tests() {
	go test -v -vet=off -timeout 40m ./... 2>&1 | tee -a "$log" | grep -vE '^ *(=== |--- (PASS|SKIP)|PASS$)'
	return "${PIPESTATUS[0]}"
}

# Tests that compare much run without the race detector, which makes them slow and finds
# nothing in them.
races() {
	if [ -z "$race" ]; then
		echo "race detector skipped: no C compiler"
		return
	fi
	go test -race -short -vet=off -timeout 40m ./...
}

check() {
	# A module of one command would get its binary laid beside it.
	cd "$1" && go build -o /dev/null ./... && go vet ./... && tests && { [ "$1" != . ] || races; }
}

failed=()
for module in $(scripts/modules.sh); do
	echo "=== module $module"
	(check "$module") || failed+=("$module")
done

passes=$(grep -c '^--- PASS' "$log")
fails=$(grep -c '^--- FAIL' "$log")
skips=$(grep -c '^--- SKIP' "$log")
if [ ${#failed[@]} -gt 0 ]; then
	echo "failed modules: ${failed[*]}"
	# Something that did not build or crashed is not in the count.
	[ "$fails" -eq 0 ] || echo "$passes passed, $fails failed, $skips skipped"
	exit 1
fi
echo "$passes passed, 0 failed, $skips skipped"
