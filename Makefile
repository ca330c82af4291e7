# Every target works from a folder whose name has spaces: paths are relative.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CATALOGUE := src/descenso/language/locale/es/LC_MESSAGES/descenso.po

.PHONY: run test check lint types floors format bench messages clean

run: $(READY)
	@$(BIN)/descenso train

# The order is from cheap to dear, so that a slip is told early.
test: check
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: lint types floors

lint: $(READY)
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .

types: $(READY)
	@$(BIN)/python -m mypy

floors: $(READY)
	@$(BIN)/lint-imports

format: $(READY)
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .

# The peers that are measured beside us are installed for this alone.
bench: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@$(BIN)/python -m benchmarks

# Collects the texts from the source into the Spanish catalogue, for a person to fill in.
messages: $(READY)
	@$(BIN)/python -m tools.messages
	@$(MAKE) --no-print-directory $(READY)

# Installing compiles the catalogue, so a changed catalogue installs again.
$(READY): pyproject.toml constraints.txt hatch_build.py $(CATALOGUE)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "descenso needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (the first time takes a few minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv build dist .tmp .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
