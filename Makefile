# Thin names for scripts, which need no make. `make check` is what CI runs.

.DEFAULT_GOAL := help
.PHONY: help check test lint fmt generate cover bench fuzz new-policy

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

check: ## Run everything CI runs
	bash .ci/run

test: ## Build, vet and test every module
	bash scripts/test.sh

lint: ## Lint every module and the built-in bundle
	bash scripts/lint.sh

fmt: ## Format Go and Rego
	bash scripts/fmt.sh

generate: ## Write the registry, docs/policies and docs/api anew
	go run ./internal/gen

cover: ## Coverage of Go and Rego, into .cache
	bash scripts/cover.sh

bench: ## Run the benchmarks ten times (run=regexp), compare with the last time
	bash scripts/bench.sh '$(or $(run),.)'

fuzz: ## Run each fuzz target for a while (time=30s)
	bash scripts/fuzz.sh '$(or $(time),30s)'

new-policy: ## Start a policy (id=psp/pss-privileged)
	go run ./internal/gen new-policy '$(id)'
