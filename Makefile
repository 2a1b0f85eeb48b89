# make help lists what there is. What it makes, git ignores: .venv, var, tests/browser/node_modules, words in portal/locale,
# caches. Only format, lock and bench change files of the repository; tests install what the machine lacks (tests/needs.sh).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run prepare serve editor test lint test-sqlite test-postgres soak attack gallery lighthouse bench format lock install environment install-tests

# The first of these that is Python 3.11 or later, the system's own before others; PYTHON=… takes another.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
WORDS := portal/locale/sv/LC_MESSAGES/django.mo

# The copy of the lock file inside .venv tells what is installed there.
define installed
	@cmp -s $(1) .venv/$(1) || { \
		test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, and was not found."; exit 1; }; \
		echo "Installing what $(1) names into .venv …"; \
		test -x $(BIN)/pip || $(PYTHON) -m venv .venv; \
		$(BIN)/pip install --disable-pip-version-check --require-hashes --no-deps -r $(1); \
		cp $(1) .venv/; }
endef

help:  ## list all targets
	@grep -E '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{printf "make %-14s %s\n", $$1, $$2}'

run: install  ## the whole guide on this machine, from nothing: http://127.0.0.1:8000/ (PORT=… for another)
	@exec $(BIN)/python -m portal.start run

editor: install  ## an account for it: NAME=… ORGANISATION=ki|k|both ROLE=author|publisher|contacts|admin
	@$(BIN)/python -m portal.start manage editor $(or $(NAME),editor) \
		--organisation $(or $(ORGANISATION),both) --role $(or $(ROLE),publisher)

prepare: install  ## production: database, static files and, where there is none, the content
	@$(BIN)/python -m portal.start prepare

serve: install  ## production: start the server with the settings of the environment
	@exec $(BIN)/python -m portal.start serve

test: lint test-sqlite test-postgres  ## every kind of test, on both databases, with what they need

lint: install-tests  ## formats and rules of Python, templates and stylesheets
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	find templates -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --check --target-version 5.2
	cd tests/browser && node_modules/.bin/stylelint --config stylelint.config.mjs '../../static/css/**/*.css'

test-sqlite: install-tests  ## the tests on SQLite, without browser, faults and attacks
	TEST_DATABASE=sqlite $(BIN)/pytest -n 2 -m "not browser and not faults and not attacks and not postgres"

test-postgres: install-tests  ## all tests on PostgreSQL, browser, faults and attacks included
	TEST_DATABASE=postgres $(BIN)/pytest -n 2 -m "not browser and not faults and not attacks"
	TEST_DATABASE=postgres $(BIN)/pytest -n 2 -m "browser and not faults"
	TEST_DATABASE=postgres $(BIN)/pytest -m "(faults or attacks) and not browser"

soak: install-tests  ## the faults with their full counts
	FULL_COUNTS=1 TEST_DATABASE=postgres $(BIN)/pytest -m faults

attack: install-tests  ## the attacks with their full counts
	FULL_COUNTS=1 TEST_DATABASE=postgres $(BIN)/pytest -m attacks

bench: export PATH := $(PATH):/usr/sbin
bench: install-tests  ## the benchmark: ratios of one run, written to docs/performance.md
	@for tool in wrk nginx; do command -v $$tool >/dev/null || { \
		echo "The benchmark needs wrk and nginx: apt-get install wrk nginx-light"; exit 1; }; done
	$(BIN)/python -m tests.bench

gallery: install-tests  ## pictures of every page kind in every state: var/gallery/index.html
	$(BIN)/python -m tests.gallery

lighthouse: install-tests  ## Lighthouse on a phone, three times each for a step and a section
	$(BIN)/python -m tests.lighthouse

format: install-tests  ## bring Python and templates into the house's form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	find templates -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --target-version 5.2

lock: install-tests  ## write the lock files anew after a change of dependencies in pyproject.toml
	$(BIN)/pip install --disable-pip-version-check --quiet 'pip-tools>=7.6,<8'
	$(BIN)/pip-compile $(LOCK) --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml

LOCK := --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --no-header --annotation-style line

install: $(WORDS)  ## what running the portal needs, into .venv

environment:
	$(call installed,requirements.lock)

install-tests: install
	$(call installed,requirements-test.lock)
	@PYTHON=$(BIN)/python bash tests/needs.sh

$(WORDS): $(wildcard portal/locale/parts/*.po) portal/words.py | environment
	@$(BIN)/python -m portal.words
