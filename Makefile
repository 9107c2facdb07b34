# Two commands: `make demo` to see it, `make test` to trust it.
SHELL := /bin/sh
PYTHON ?= $(shell for v in python3 python3.13 python3.12 python3.11; do command -v $$v >/dev/null 2>&1 && $$v -c 'import sys; sys.exit(sys.version_info < (3, 11))' && { echo $$v; break; }; done)
RUN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test test-unit test-whole test-e2e audit test-postgres lint types migrations deploy-check translations locale install screenshots lighthouse bench lock need-python

help: ## list the targets
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /' | awk -F': ' '{printf "  make %-14s %s\n", $$1, $$2}'

need-python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed: sudo apt install python3 python3-venv (macOS: brew install python)."; exit 1; }

demo: need-python ## install, load the example campaign and serve it (PORT=8000, DEMO_PASSWORD=)
	@exec $(PYTHON) scripts/demo.py

install: need-python
	@$(PYTHON) scripts/environment.py dev

locale: install ## build the Dutch translations
	@$(RUN) scripts/build_locale.py

# What was compiled is kept: each process of the tests would compile a hundred files anew.
test test-unit test-whole test-e2e test-postgres: export PYTHONDONTWRITEBYTECODE :=

PYTEST := $(RUN) -m pytest
IN_TWO := -n 2 --dist loadfile --no-loadscope-reorder -q
WITHOUT_BROWSER := tests --ignore=tests/e2e -p no:playwright $(IN_TWO)
IN_BROWSER = CHROMIUM="$$($(RUN) scripts/find_chromium.py)" && export CHROMIUM && DJANGO_ALLOW_ASYNC_UNSAFE=1 $(PYTEST) tests/e2e
JOURNEYS = $(IN_BROWSER) -m "not audit" $(IN_TWO)

test: locale ## install what tests need and run them all, in a real browser too
	@$(PYTEST) $(WITHOUT_BROWSER)
	@$(JOURNEYS)

test-unit: locale ## the quick tests
	@$(PYTEST) $(WITHOUT_BROWSER) -m "not whole"

test-whole: locale ## the tests that load the whole demo, start other programmes, walk every address or form, or take half a second
	@$(PYTEST) $(WITHOUT_BROWSER) -m whole

test-e2e: locale ## the journeys in a real browser
	@$(JOURNEYS)

audit: locale ## outside checkers over every kind of page: Nu HTML and CSS, IBM Equal Access (needs Java and Node)
	@$(RUN) scripts/audit_tools.py
	@$(IN_BROWSER) -m audit -q

test-postgres: locale ## the quick and the whole tests on a PostgreSQL of their own
	@sh scripts/with_postgres.sh $(PYTEST) $(WITHOUT_BROWSER)

lint: install ## style, templates and the rules of this repository
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) scripts/check_tree.py

types: install ## types of rules, services and the media kit
	@$(RUN) -m mypy

migrations: install ## every model change has its migration
	@DJANGO_SETTINGS_MODULE=config.settings.test $(RUN) manage.py makemigrations --check --dry-run

deploy-check: install ## Django's own checks of the production settings
	@sh scripts/deploy_check.sh $(RUN)

translations: locale ## every text on screen has its Dutch
	@$(RUN) scripts/check_translations.py

screenshots: locale ## pictures of every page of a running demo (BASE=http://127.0.0.1:8000)
	@$(RUN) scripts/screenshots.py

bench: locale ## what pages, serving and media kits cost; needs nginx and wrk (SIZES="1000 100000", BENCH=--full: a kit of 200 photos too)
	@$(RUN) bench/pages.py $(SIZES)
	@$(RUN) bench/serving.py
	@$(RUN) bench/kits.py $(BENCH)

lighthouse: install ## Lighthouse on a phone, the median of RUNS=5, over a running site (BASE=http://127.0.0.1:8000; needs npm)
	@CHROME_PATH="$$($(RUN) scripts/find_chromium.py)" && export CHROME_PATH && $(RUN) bench/lighthouse.py

lock: ## write the locked requirements anew (needs uv)
	@sh scripts/lock.sh
