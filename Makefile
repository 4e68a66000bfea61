# Everything that is done from a checkout. Each target sets up what it needs: Python 3.11 or newer and a package
# index are enough; no root, no Docker, no Java.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types unit broker kafka test-kafka test-faults bench hostile fuzz memory clean

help: ## This list
	@awk '/^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { name = $$1; sub(":", "", name); sub(".*## ", ""); printf "  make %-11s %s\n", name, $$0 }' Makefile
	@echo
	@echo "ARGS holds more arguments: make demo ARGS=--once"

##@ To try it

demo: $(STAMP) ## Run the whole thing on this machine; ARGS=--once stops by itself
	@$(BIN)/quotetape demo $(ARGS)

kafka: $(STAMP) ## Apache Kafka without Docker until Ctrl-C, on port 9092 if it is free; needs Java 17 and Maven; ARGS='--port N'
	@$(BIN)/python -m deploy.kafka.node $(ARGS)

##@ To change it

test: $(STAMP) ## All checks: style, types, tests, and tests against a broker of their own; says at its end what was left out
	@$(BIN)/python -m tests.everything

lint: $(STAMP) ## Style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(STAMP) ## Put style right where a tool can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(STAMP) ## Types
	@$(BIN)/mypy

unit: $(STAMP) ## Tests that need no broker; ARGS=tests/quotes for some
	@$(BIN)/pytest -q -m "not broker" $(ARGS)

broker: $(STAMP) ## Tests against a broker that they start
	@$(BIN)/pytest -q -m broker $(ARGS)

##@ To release it, or after a change of what it touches

test-kafka: $(STAMP) ## The broker tests on Apache Kafka, and those that only it can pass; these need Java 17 and Maven
	@$(BIN)/pytest -q --kafka -m "broker or kafka" $(ARGS)

test-faults: $(STAMP) ## Everything that can fail, on Apache Kafka: an hour, and a table of what it found; ARGS=--kills=5 is shorter
	@$(BIN)/pytest -q --faults -m faults $(ARGS)

bench: $(STAMP) ## Measure the core and the stream beside bare clients
	@$(BIN)/python -m benchmarks $(ARGS)

hostile: $(STAMP) ## Measure whether time is linear in texts made to be slow: three minutes; fails if it is not
	@$(BIN)/python -m benchmarks.hostile $(ARGS)

fuzz: $(STAMP) ## Fuzz what reads a record for a minute; ARGS='inputs' for other formats, '--seconds N' for longer
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@$(BIN)/python -m tests.fuzz $(ARGS)

memory: $(STAMP) ## Measure a worker's memory over many articles on Apache Kafka; five to twenty minutes, Java 17 and Maven
	@$(BIN)/python -m benchmarks.memory $(ARGS)

##@ To tidy up

clean: ## Remove what these targets made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The newest Python there is, in an environment of its own; made again when the dependencies change. The pip of an older
# Python does not understand how newer packages spell the names of their extras, and warns of what is there.
$(STAMP): pyproject.toml
	@python=; for candidate in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	  if $$candidate -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python=$$candidate; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo 'Quotetape needs Python 3.11 or newer with venv, and found none.' >&2; \
	  echo 'Install one (Debian, Ubuntu: python3 and python3-venv; macOS: brew install python) and try again.' >&2; \
	  exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$($$python --version); once only, about a minute." && \
	$$python -m venv --clear $(VENV) && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' && \
	touch $@
