# Every target does its own set-up: a fresh clone needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
NEO4J  := tests/neo4j/server.sh

.DEFAULT_GOAL := help
.PHONY: help install run test neo4j neo4j-stop test-neo4j bench check score wheel lock clean

help:  ## show the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(READY)  ## set up .venv with the locked requirements, so that .venv/bin/ketenkaart exists

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Ketenkaart needs Python 3.11 or newer; try: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY)  ## the main job on the practice corpus (fictional), embedded engine
	$(BIN)/ketenkaart run --out ketenkaart-out

test: $(READY)  ## the whole suite on the embedded engine
	env -u NEO4J_URI $(BIN)/python -m pytest

neo4j: $(READY)  ## start a real Neo4j 5.26 in the background and print its address and login
	@$(NEO4J) start

neo4j-stop:  ## stop it
	@$(NEO4J) stop

test-neo4j: $(READY)  ## the same suite on a real Neo4j
	@set -e; settings=$$($(NEO4J) start); trap '$(NEO4J) stop' EXIT INT TERM; \
	env $$settings $(BIN)/python -m pytest

score: $(READY)  ## extraction against the gold annotations, with the baseline that may only rise
	$(BIN)/python -m benchmarks.score_gold --baseline

bench: $(READY)  ## all measurements (minutes)
	$(BIN)/python -m benchmarks

check: $(READY)  ## lint, types, layers, stale generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m ontology.generate --check

wheel: $(READY)  ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

lock:  ## resolve the requirements anew, for every platform and Python version
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	rm -rf $(VENV)-lock

clean:  ## remove what the targets made (stores and results stay)
	rm -rf $(VENV) .neo4j build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
