# Everything runs from .venv; each target sets it up first where it is not there yet.
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed
CASE ?= kelly-guatemala-2017

# On Linux (x86-64, Python 3.11): exactly the files that the lock names, checked by their hashes.
# Elsewhere, or where that build of torch is out of reach: make install REQUIREMENTS=requirements.txt
PLATFORM := $(shell uname -sm) $(shell $(PYTHON) -c "import sys; print('%d.%d' % sys.version_info[:2])")
ifeq ($(PLATFORM),Linux x86_64 3.11)
REQUIREMENTS ?= requirements.lock
endif
REQUIREMENTS ?= requirements.txt
HASHES := $(if $(filter %.lock,$(REQUIREMENTS)),--require-hashes)

.PHONY: install compare app test lint lock audit

install: $(STAMP)

$(STAMP): $(REQUIREMENTS)
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check $(HASHES) -r $(REQUIREMENTS)
	touch $@

compare: install
	mkdir -p out
	$(BIN)/python -m compare run --case $(CASE) --report out/$(CASE).html

app: install
	$(BIN)/streamlit run app.py -- --case $(CASE)

test: install
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# requirements.lock anew, after a change to requirements.txt; some minutes.
lock:
	PYTHON=$(PYTHON) .ci/lock

# Known vulnerabilities of the locked packages; says so where nobody can be asked.
audit: install
	$(BIN)/python .ci/audit.py
