# Bytewalk's commands. `make run` opens the window, `make test` proves the program;
# both install the system packages that are missing, or say how.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# The one place where build flags stand. Other flags mean another build of the
# window's C sources, which takes minutes.
WINDOW := -tags x11,no_emoji
HEADLESS := -tags headless

# How long `make fuzz` spends on each target.
FUZZTIME ?= 20s
# What `make run` opens, and with which flags: make run ARGS="--python 3.8 file.py".
ARGS ?=

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: build ## build and open the window
	@bin/bytewalk $(ARGS)

.PHONY: build
build: packages ## build bin/bytewalk, with the window
	@test -x bin/bytewalk || echo "Building; the first time takes some minutes."
	@go build $(WINDOW) -o bin/bytewalk ./app

.PHONY: headless
headless: ## build bin/bytewalk-headless: all but the window, without cgo
	@CGO_ENABLED=0 go build $(HEADLESS) -o bin/bytewalk-headless ./app

.PHONY: test
test: test-packages ## everything that proves the program
	@echo "== all packages, against stored results and the CPythons that are here"
	@go run ./internal/testrun $(WINDOW) ./...
	@echo "== without window, cgo and display library"
	@$(MAKE) --no-print-directory headless
	@CGO_ENABLED=0 go run ./internal/testrun $(HEADLESS) ./app ./app/command ./app/session
	@echo "== in a real window"
	@$(MAKE) --no-print-directory build
	@BYTEWALK_WINDOW=$(CURDIR)/bin/bytewalk go run ./internal/testrun $(WINDOW) -count=1 ./internal/windowtest

.PHONY: lint
lint: packages ## gofmt and go vet
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "not gofmt-ed: $$unformatted"; exit 1; }
	@go vet $(WINDOW) ./...
	@CGO_ENABLED=0 go vet $(HEADLESS) ./app ./app/command ./app/session

.PHONY: bench
bench: headless ## times, side by side with CPython
	@go run ./internal/bench -bytewalk bin/bytewalk-headless

.PHONY: conformance
conformance: ## compare with CPython over its whole library: code, trees, symbols, listings, errors
	@go run ./internal/conformance

.PHONY: fuzz
fuzz: ## run every fuzz target for FUZZTIME
	@go run ./internal/testrun -fuzz $(FUZZTIME) ./...

.PHONY: generate
generate: ## make the tables and stored results again, with the real CPython
	@go generate ./...

.PHONY: packages test-packages
packages:
	@.ci/system-packages
test-packages:
	@.ci/system-packages --tests

.PHONY: clean
clean: ## take away what was built
	@rm -rf bin
