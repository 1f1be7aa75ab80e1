# Two commands for a newcomer: `make demo` and `make test`. Both set up what they need, in .venv, with Python 3.11.
PYTHON ?= python3.11
VENV ?= .venv
BIN = $(VENV)/bin
COMPILE = $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-strip-extras --build-deps-for editable \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: help demo up test quality lock clean

help:
	@echo "make demo    clean the sample articles into a table on this machine, and show what came out"
	@echo "make up      run all of it on this machine: S3, Prefect with its page, schedules, a worker; Ctrl-C ends it"
	@echo "make test    pass the tests, against a real S3 server and a real Prefect server"
	@echo "make quality score against ../shared/data, where that is there, and hold the floors"
	@echo "make lock    pin all dependencies anew, with hashes"
	@echo "make clean   remove what these made"

demo: $(VENV)/.run
	@rm -rf demo && mkdir -p demo && cp -R samples/raw demo/raw
	@$(BIN)/copydesk clean demo/raw --to demo/clean
	@$(BIN)/python -m flows.tour demo/clean $(BIN)/copydesk

up: $(VENV)/.dev
	@$(BIN)/copydesk up --demo

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

quality: $(VENV)/.dev
	$(BIN)/python benchmarks/quality_gate.py

lock: $(VENV)/.dev
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dask --output-file requirements-dask.txt pyproject.toml
	$(COMPILE) --extra dev --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) demo build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.run: requirements.txt pyproject.toml
	$(call install,requirements.txt)

$(VENV)/.dev: requirements-dev.txt pyproject.toml
	$(call install,requirements-dev.txt)

# Compiled ahead, for where PYTHONDONTWRITEBYTECODE is set every process would compile all modules anew.
define install
	@command -v $(PYTHON) >/dev/null || { echo "copydesk needs Python 3.11; name it with make PYTHON=..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing $(1) into $(VENV) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(1)
	@$(BIN)/pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q copydesk flows infra transforms
	@touch $@
endef
