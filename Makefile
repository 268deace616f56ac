# make demo    the examples, checked
# make check   all that must pass before a change is kept
# make fuzz    the property tests, at length
# make durability   the register written to by many, killed, short of disk, at length
# make bench   speed and memory
# make rules-table   the examples and the altered acts of each rule, counted
# make coverage      the branches of the rules and of the facts that no test takes: none
# make mutants       the breaks in their code that no test sees (ONLY='rules/voting/*', EVERY=10)
# make lock    the locked dependencies, from pyproject.toml
# make docs    the site, in build/site: the pages of the rules are made from their files
# make tools   what the formats are held against (SARIF, JUnit ...), with npm, in build/tools
# make law     the index of the law that the wheel carries, from the packages named in law/sources.json

.DEFAULT_GOAL := check
.PHONY: setup demo check lint types imports test fuzz durability bench rules-table coverage mutants docs lock tools law format clean

VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCKED := requirements-dev.txt
TOOLS := build/tools
MUTANTS := build/mutants
MUTANTS_LOCKED := requirements-mutants.txt
DOCS := build/docs
DOCS_LOCKED := requirements-docs.txt

# The first Python that runs, is recent enough and can make a virtual environment: a command may
# exist and refuse to run (version managers leave such ones).
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; \
	done)

setup: $(READY)

# Nothing is resolved here: the versions and their hashes are those of the lock. The build backend is
# one of them, so that actcheck itself is built without an isolated environment of its own.
$(READY): $(LOCKED) pyproject.toml
	@python="$(PYTHON)"; test -n "$$python" || { \
		echo "Python 3.11 ou plus récent est requis / Python 3.11 or newer is needed: make PYTHON=/path/to/python3" >&2; \
		exit 1; }; \
	$(BIN)/python -m pip --version >/dev/null 2>&1 || "$$python" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCKED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# 0: nothing found; 1: findings, which the examples hold on purpose. The rest is a failure.
demo: $(READY)
	@$(BIN)/actcheck check examples/ || test $$? -eq 1

check: lint types imports test

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy --strict src

imports: $(READY)
	$(BIN)/lint-imports

test: $(READY)
	$(BIN)/pytest

fuzz: $(READY)
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -m hypothesis

durability: $(READY)
	$(BIN)/pytest -m durability

bench: $(READY)
	$(BIN)/python bench/bench.py

rules-table: $(READY)
	$(BIN)/python tests/mutations/table.py

# The real acts are left aside: the tests that everybody has must be enough.
coverage: $(READY)
	mkdir -p build
	ACTCHECK_REAL_ACTS=none $(BIN)/coverage run -m pytest --quiet -p no:cacheprovider $(COVERING)
	$(BIN)/coverage report

COVERING := tests/test_rules.py tests/rules tests/rules_engine tests/facts tests/mutations tests/acts tests/law \
	tests/cli/test_rule_commands.py

mutants: $(MUTANTS)/.ready
	$(MUTANTS)/bin/python tests/mutants/run.py --only '$(or $(ONLY),*)' --every $(or $(EVERY),1)

$(MUTANTS)/.ready: $(MUTANTS_LOCKED)
	$(PYTHON) -m venv --clear $(MUTANTS)
	$(MUTANTS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(MUTANTS_LOCKED)
	@touch $@

docs: $(READY) $(DOCS)/.ready
	$(BIN)/python docs/generate.py
	NO_MKDOCS_2_WARNING=1 $(DOCS)/bin/mkdocs build --strict --quiet

# The site's builder has an environment of its own: nothing else needs it.
$(DOCS)/.ready: $(DOCS_LOCKED)
	$(PYTHON) -m venv --clear $(DOCS)
	$(DOCS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(DOCS_LOCKED)
	@touch $@

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The lock holds neither an address nor a path: where packages come from is the machine's affair.
# The resolver has an environment of its own and is no dependency of the project.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	build/lock/bin/uv pip compile pyproject.toml --group dev \
		--extra register --extra postgresql --extra report --extra pdf --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
		--quiet --output-file $(LOCKED)
	build/lock/bin/uv pip compile pyproject.toml --extra docs --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
		--quiet --output-file $(DOCS_LOCKED)
	build/lock/bin/uv pip compile pyproject.toml --group dev --group mutants --extra register --extra report \
		--universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
		--quiet --output-file $(MUTANTS_LOCKED)

# Tests that need them are skipped where they are absent. Scripts of packages are not run.
tools: $(TOOLS)/.ready

$(TOOLS)/.ready: tests/tools/package.json tests/tools/package-lock.json tests/tools/.npmrc
	mkdir -p $(TOOLS)
	cp $^ $(TOOLS)/
	cd $(TOOLS) && npm ci --silent
	chmod u+x $(TOOLS)/node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool
	@touch $@

# The packages are kept in build/law: ACTCHECK_LEGI_DATA=build/law has the tests make the index again.
law: $(READY)
	mkdir -p build/law
	cd build/law && npm pack --silent $$(sed -n 's/.*"\(@.*\) \(.*\)".*/\1@\2/p' ../../law/sources.json)
	$(BIN)/actcheck law build build/law/*.tgz -o law/articles.zip

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
