# All set-up there is: `make run`, `make demo`, `make test`. Each makes what it needs, once.
PYTHON ?= $(firstword $(shell command -v python3.11 python3.12 python3.13 python3 2>/dev/null))
VENV := .venv
PY := $(VENV)/bin/python
MESSAGES := assessment/locale/zh_Hans/LC_MESSAGES/django
STATIC := $(shell find assessment/static -type f 2>/dev/null)

.PHONY: run demo demonstration test ci format lint types contracts migrations bench pins clean

run: var/.static
	@exec $(PY) manage.py serve

demo: $(MESSAGES).mo
	@$(PY) manage.py demo

demonstration: $(MESSAGES).mo
	@$(PY) manage.py demonstration

test: $(VENV)/.dev var/.static
	@$(PY) -m tests.run

ci: format lint types contracts migrations test

format: $(VENV)/.dev
	$(PY) -m ruff format --check .

lint: $(VENV)/.dev
	$(PY) -m ruff check .

types: $(VENV)/.dev
	$(PY) -m mypy

contracts: $(VENV)/.dev
	$(VENV)/bin/lint-imports --no-cache

migrations: $(VENV)/.dev
	$(PY) manage.py makemigrations --check --dry-run

bench: $(VENV)/.dev var/.static
	@$(PY) -m tests.bench

pins: $(VENV)/.dev
	$(PY) -m uv pip compile -q --no-emit-index-url --no-header --no-annotate --universal --python-version 3.11 pyproject.toml -o requirements.txt
	$(PY) -m uv pip compile -q --no-emit-index-url --no-header --no-annotate --universal --python-version 3.11 pyproject.toml --group dev -o requirements-dev.txt

clean:
	rm -rf $(VENV) out var/static var/.static $(MESSAGES).mo

$(VENV)/.run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -q --disable-pip-version-check --only-binary :all: -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(VENV)/bin/pip install -q --disable-pip-version-check --only-binary :all: -r requirements-dev.txt
	@touch $@

$(MESSAGES).mo: $(MESSAGES).po $(VENV)/.run
	@$(VENV)/bin/pybabel -q compile -i $< -o $@ -l zh_Hans
	@touch $@

var/.static: $(STATIC) $(MESSAGES).mo
	@mkdir -p var
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@touch $@
