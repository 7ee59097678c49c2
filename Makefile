# Attract: every way of starting, checking and building it. `make help` lists them.

SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin

# The demo's addresses; the extension that `make demo` builds fits them.
PORT ?= 8000
SECOND_PORT ?= 8010
RECRUITER_PORT ?= 8001
DEMO_HOME ?= var/demo
export PORT SECOND_PORT RECRUITER_PORT DEMO_HOME RESET

EXTENSION_SOURCES := $(shell find extension -type f -not -path '*/dist/*' -not -path '*/.wxt/*' 2>/dev/null)
DEMO_HOSTS := ATTRACT_INSTANCES=http://127.0.0.1:$(PORT),http://127.0.0.1:$(SECOND_PORT) \
  ATTRACT_INJECT_HOSTS=127.0.0.1:$(RECRUITER_PORT) ATTRACT_EXTRA_HOSTS=http://127.0.0.1/*,http://localhost/*
DEMO_BUILD := extension/dist/.demo-$(PORT)-$(SECOND_PORT)-$(RECRUITER_PORT)
JOURNEYS := $(BIN)/python -m pytest e2e --ignore=e2e/recruiter
# A journey waits half of its time for a browser, so that three keep two processors busy. Each has servers of its own.
AT_ONCE ?= 3
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard server/translations/*/LC_MESSAGES/messages.po))
VENDOR := static/vendor/.complete

.DEFAULT_GOAL := help
.PHONY: help demo setup test check unit extension-test e2e bench extension certify statements types lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: .venv/.runtime $(VENDOR) $(CATALOGUES) $(DEMO_BUILD) ## Start Attract, a second instance and the stand-in Recruiter (RESET=1 begins anew)
	@exec $(BIN)/python -m e2e.demo

setup: .venv/.development node_modules/.complete $(VENDOR) $(CATALOGUES) $(DEMO_BUILD) .venv/.browsers ## Install everything that work on Attract needs

test: setup check unit extension-test e2e ## Run everything: lint, types, contracts, all tests on both databases, the browser

check: .venv/.development $(CATALOGUES) $(DEMO_BUILD) ## Lint, types, import contracts, the built extension
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npm run --silent check

unit: .venv/.development $(VENDOR) $(CATALOGUES) $(DEMO_BUILD) .venv/.browsers ## Python tests, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest tests e2e/recruiter -n auto --dist worksteal

extension-test: $(DEMO_BUILD) ## Unit tests of the extension
	npm run --silent test

e2e: .venv/.development $(VENDOR) $(CATALOGUES) $(DEMO_BUILD) .venv/.browsers ## Journeys in real Chromium and Firefox with the built extension
	@# A busy machine can make a browser miss a moment: what failed is tried once more, on its own, and must pass then.
	$(JOURNEYS) -n $(AT_ONCE) --dist worksteal || $(JOURNEYS) --last-failed

bench: .venv/.development $(VENDOR) $(CATALOGUES) $(DEMO_BUILD) .venv/.browsers .venv/.wrk ## Measure the hot paths as ratios to a bare route, and the extension (12 minutes)
	$(BIN)/python -m tests.bench

extension: node_modules/.complete ## Make what is handed in to the stores for Chrome, Edge and Firefox, in dist/
	@rm -rf dist
	@env -u ATTRACT_INSTANCES -u ATTRACT_INJECT_HOSTS -u ATTRACT_EXTRA_HOSTS ATTRACT_EXTENSION_OUT=dist npm run --silent zip
	@ATTRACT_EXTENSION_OUT=dist node extension/build/lint.mjs
	@ls -l dist/*.zip

certify: .venv/.development $(VENDOR) $(CATALOGUES) ## Run LinkedIn's certification rules in both dialects against the stand-in; the report is in var/certification
	$(BIN)/python -m e2e.certify

statements: .venv/.development ## Print which statements of the specification the tests prove
	$(BIN)/python -m tests.statements

types: .venv/.runtime node_modules/.complete ## Renew the extension's types of the API from the server's description of it
	@made="$$($(BIN)/python -c 'import json; from server.api.openapi import document; print(json.dumps(document()))' | node extension/build/api_types.mjs)" \
	  && printf '%s\n' "$$made" > extension/api/server.ts

lock: .venv/.development ## Renew the lock files from pyproject.toml and package.json
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-dev.lock
	npm install --package-lock-only

clean: ## Remove everything that was built or installed here (the demo's data stays)
	rm -rf .venv node_modules static/vendor extension/dist extension/.wxt server/translations/*/LC_MESSAGES/*.mo

# --- what the targets above stand on -------------------------------------------------------------------------------

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Attract needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq python3-venv; } \
	  || { echo "Python cannot make virtual environments here: install the package python3-venv."; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: requirements.lock pyproject.toml | .venv/.made
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock
	@touch $@

# After .runtime, because two at once would be in each other's way.
.venv/.development: requirements-dev.lock pyproject.toml .venv/.runtime
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/.complete: package-lock.json
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' \
	  || { echo "Attract needs Node.js 20.19 or newer."; exit 1; }
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(VENDOR): node_modules/.complete static/vendor.txt
	@mkdir -p static/vendor/icons
	@while read -r name source; do cp "node_modules/$$source" "static/vendor/$$name" || exit 1; done < static/vendor.txt
	@touch $@

%.mo: %.po | .venv/.runtime
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

$(DEMO_BUILD): node_modules/.complete $(EXTENSION_SOURCES)
	@rm -f extension/dist/.demo-*
	$(DEMO_HOSTS) npm run --silent build
	@touch $@

# As root the browsers come from the system's packages, else Playwright brings its own Chromium; its Firefox takes no extensions.
.venv/.browsers: | .venv/.development
	@if command -v chromium >/dev/null; then true; \
	elif test "$$(id -u)" = 0; then apt-get update -qq && apt-get install -y -qq chromium; \
	else $(BIN)/playwright install chromium; fi
	@if command -v firefox-esr >/dev/null || command -v firefox >/dev/null; then true; \
	elif test "$$(id -u)" = 0; then apt-get update -qq && apt-get install -y -qq firefox-esr; \
	else echo "The journeys need Firefox 147 or newer: install the package firefox-esr or firefox."; exit 1; fi
	@touch $@

.venv/.wrk: | .venv/.development
	@command -v wrk >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq wrk; } \
	  || { echo "The measurements use wrk: install the package wrk."; exit 1; }
	@touch $@
