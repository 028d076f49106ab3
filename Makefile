# Everything runs from .venv; each target sets it up first where it is not there yet.
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed
CASE ?= kelly-guatemala-2017

.PHONY: install compare app test lint

install: $(STAMP)

$(STAMP): requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
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
