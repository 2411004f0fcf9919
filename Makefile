# Two commands do everything: `make start` and `make test`. The others are listed by `make help`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Stamps say which lock the environment was made from; a changed lock or pyproject.toml makes it again.
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev

.DEFAULT_GOAL := help
.PHONY: help start test check format lock bench browser clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "make: Python 3.11 or newer is needed; name one with PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Making $(VENV) (once; half a minute)"
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-index --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

monitor.toml:
	@printf '# Settings of this checkout; `monitor --help` lists them all.\ndata_dir = "var"\n' > $@

start: $(RUNTIME) monitor.toml ## Set up, read the bundled sample feed, print its moves, go on as the daemon
	@$(BIN)/monitor run --sample

test: $(DEV) ## Run all tests
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup

check: $(DEV) ## Lint, format and type checks
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(DEV) ## Put the sources in the house format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: $(BIN)/python ## Lock the dependencies again, with hashes, for every platform
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  pyproject.toml --group build -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

bench: $(DEV) ## Time a round of 200 feeds, reading, putting together, telling 1,000 watches, asking 100,000 moves on the command line, in the page, by the API
	@for script in round reading resolving rereading telling moves pages api; do $(BIN)/python tests/bench/$$script.py || exit 1; done

browser: ## Install Debian's Chromium for the browser tests (needs root)
	@apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium

clean: ## Remove what was built (data in var/ stays)
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
