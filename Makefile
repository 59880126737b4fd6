# `make demo` and `make test` work on a fresh machine with Python 3.11+ and make: each makes .venv and installs what it needs.
PYTHON ?= python3
BIN := .venv/bin
# The benchmark data, which is not part of this repository.
SHARED ?= ../shared/data
# Else mkdocs prints an advertisement.
export NO_MKDOCS_2_WARNING := 1

.PHONY: demo test lint format bench docs lock clean

demo: .venv/.use
	$(BIN)/sayso demo

test: .venv/.dev
	$(BIN)/pytest -n auto --dist loadfile

lint: .venv/.dev
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mkdocs build --strict --quiet --site-dir build/site

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev
	$(BIN)/python -m benchmarks all --data $(SHARED)

docs: .venv/.dev
	$(BIN)/mkdocs build --strict --site-dir build/site

# New versions of what is locked: needs a network, and uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/build.in -o requirements/build.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/base.in -o requirements/base.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/dev.in -o requirements/dev.txt

clean:
	rm -rf .venv build dist site .pytest_cache .mypy_cache .ruff_cache *.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.use: .venv/bin/python requirements/base.txt requirements/build.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: .venv/.use requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@
