#!/usr/bin/env bash
# Measures what the tests of the root module and of the built-in bundle cover.
# Details: .cache/cover.html for Go, .cache/cover-rego.json for Rego.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export GOWORK=off

scripts/tools.sh
go test -coverpkg=./... -coverprofile=.cache/cover.out ./...
go tool cover -html=.cache/cover.out -o .cache/cover.html
go tool cover -func=.cache/cover.out | tail -n 1

.cache/bin/opa test --coverage --format=json bundles/reeve >.cache/cover-rego.json
echo "Rego: percent, and the files that fall short with the lines not covered"
.cache/bin/opa eval --format=pretty --stdin-input <.cache/cover-rego.json '{"coverage": input.coverage, "short": {file: lines |
	some file, report in input.files
	lines := [sprintf("%d-%d", [l.start.row, l.end.row]) | some l in report.not_covered]
	count(lines) > 0
}}'
