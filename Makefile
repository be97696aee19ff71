# The two commands of the README, each complete on a bare machine with Python 3.11+, pip and make.
#   make demo   install, build the bundled example case, serve it
#   make test   lint, types, import contracts, tests, scored floors
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint types contracts unit eval fix docs shape bench lock clean

help:
	@sed -n 's/^#   //p' Makefile

# Debian ships venv without ensurepip: fall back to the machine's own pip.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PYTHON) -m pip --python $(BIN)/python install --disable-pip-version-check -q --require-hashes -r requirements/run.txt
	$(PYTHON) -m pip --python $(BIN)/python install --disable-pip-version-check -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PYTHON) -m pip --python $(BIN)/python install --disable-pip-version-check -q --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run
	$(BIN)/averment demo

test: lint types contracts unit eval

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests scripts benchmarks
	$(BIN)/ruff format --check src tests scripts benchmarks

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n auto

eval: $(VENV)/.dev
	$(BIN)/python scripts/evaluate.py --gate

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix src tests scripts benchmarks
	$(BIN)/ruff format src tests scripts benchmarks

docs: $(VENV)/.dev
	$(BIN)/python scripts/write_docs.py

shape: $(VENV)/.dev
	$(BIN)/python scripts/shape.py

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/reading.py

COMPILE := build/lock/bin/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header
# Where this machine gets its packages is nobody else's business: lines of options and the blank ones above go.
ANYWHERE := sed -i -e '/^--/d' -e '/./,$$!d'

lock: $(BIN)/python
	$(PYTHON) -m venv build/lock && build/lock/bin/pip install -q pip-tools
	$(COMPILE) -o requirements/run.txt pyproject.toml requirements/build.in
	$(ANYWHERE) requirements/run.txt
	$(COMPILE) -c requirements/run.txt --extra postgres -o requirements/dev.txt pyproject.toml requirements/build.in requirements/dev.in
	$(ANYWHERE) requirements/dev.txt

clean:
	rm -rf $(VENV) build demo.case
