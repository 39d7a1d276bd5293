# One command each: `make course` (everything a course needs, built and graded), `make test`, `make serve`, `make lab`.
# Each sets up what it needs. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
COURSE := exercises
PORT ?= 8000
SITE := _build/html
PDF := $(SITE)/notebooks/regularization.pdf
export TF_CPP_MIN_LOG_LEVEL := 3
export CUDA_VISIBLE_DEVICES := -1

.PHONY: help course site publish-settings claims pdf release grade test test-fast lint site-audit translations serve lab benchmark benchmark-feedback bank-nbgrader attacks-baseline banks mutants kills regrades sweep lock clean browser

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 20

course: site book-pdf release grade ## build the site and its PDF, release the assignments, grade the sample class, write its report
	@echo
	@echo "site       $(SITE)/index.html   (make serve shows it)"
	@echo "release    $(COURSE)/release/   the students' notebooks"
	@echo "gradebook  $(COURSE)/gradebook.db   (make lab opens nbgrader's formgrader on it)"
	@echo "feedback   $(COURSE)/feedback/<student>/<assignment>/<assignment>.html"
	@for report in $(COURSE)/report/*/index.html; do echo "report     $$report"; done
	@$(BIN)/python book/publish.py --hint

.venv/.ready: requirements.lock pyproject.toml
	@echo "== environment: .venv"
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' || { echo "Python 3.10 to 3.13 is needed; name one: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	  then apt-get update -qq && apt-get install -y -qq python3-venv; \
	  else echo "Python's venv module is missing; run: sudo apt-get install python3-venv"; exit 1; fi
	@$(PYTHON) -m venv .venv
	@sed -n '/^uv==/,/^[^ ].*==/p' requirements.lock | sed '$$d' > .venv/uv.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r .venv/uv.lock
	@$(BIN)/uv pip install --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	@touch $@

site: _build/.notebooks ## build the site into _build/html
	@echo "== site"
	@$(BIN)/python book/build.py

publish-settings: .venv/.ready ## say where the course is published: buttons, feedback, sitemap, canonical addresses
	@$(BIN)/python book/publish.py $(if $(PROPOSED),--proposed)

# A course can be built where no browser is; it has no PDF then.
.PHONY: book-pdf
book-pdf: site
	@if [ $(PDF) -nt _build/built.sha256 ]; then echo "PDF: nothing changed, $(PDF)"; \
	  elif [ -n "$${CHROMIUM:-$$(command -v chromium || command -v google-chrome)}" ]; then echo "== PDF"; $(BIN)/python book/_ext/pdf.py; \
	  else echo "PDF: not made, there is no Chromium (make pdf says more)"; fi

pdf: site browser ## print the whole book into one PDF, beside the notebooks of the site
	@echo "== PDF"
	@$(BIN)/python book/_ext/pdf.py

release: _build/.released ## make the students' notebooks and look for leaks in them and in the site

# The languages of the site beside English, and what the assignments are made from
EDITIONS := $(shell sed -n 's/^ *course_languages: *\[\([^]]*\)\].*/\1/p' _config.yml | tr ',' ' ')
ASSIGNMENTS := $(wildcard $(addprefix $(COURSE)/,assignments/*.md questions/*.yml kit/* locales/*/LC_MESSAGES/*.po)) \
  $(wildcard autograder/authoring/*.py autograder/notebooks/*.py autograder/classroom/*.py)

# The site offers the students' notebooks, so they come before it; when it is there, it is searched for leaked answers.
_build/.notebooks: .venv/.ready $(ASSIGNMENTS)
	@echo "== notebooks of the assignments"
	@$(BIN)/autograder release --course $(COURSE) $(EDITIONS:%=--language %)
	@mkdir -p _build && touch $@

_build/.released: $(ASSIGNMENTS) _build/.site
	@echo "== release"
	@$(BIN)/autograder release --course $(COURSE) --site $(SITE)
	@touch $@

# A gradebook that was removed comes back with a release.
ifeq ($(wildcard $(COURSE)/gradebook.db),)
.PHONY: _build/.released
endif

_build/.site: site
	@if [ ! -f $@ ] || find $(SITE) -name '*.html' -newer $@ | grep -q .; then touch $@; fi

# What grades, pages and report come from, and they themselves: when none is newer than the last run, or gone, nothing is to be done.
GRADED := autograder _config.yml Makefile _build/.released $(addprefix $(COURSE)/,sample-class nbgrader_config.py gradebook.db \
  submitted autograded feedback report)

grade: release ## grade the sample class, write feedback and report
	@echo "== sample class"
	@if [ -f _build/.graded ] && [ -z "$$(find $(GRADED) -name __pycache__ -prune -o -newer _build/.graded -print -quit 2>&1)" ]; \
	  then echo "Sample class: nothing changed"; else $(MAKE) --no-print-directory _build/.graded; fi

.PHONY: _build/.graded
_build/.graded:
	@$(BIN)/autograder sample --course $(COURSE)
	@echo "Three of the made-up files cannot be graded, and are meant to be there: one is empty, one is no notebook, one has a wrong name."
	@$(BIN)/autograder grade --course $(COURSE) || true
	@$(BIN)/autograder feedback l1 --course $(COURSE)
	@$(BIN)/autograder report l1 --course $(COURSE)
	@touch $@

# A course's PDF is printed by the whole browser. The tests open hundreds of pages, and without windows each costs half: they take that build.
browser:
	@command -v chromium-headless-shell >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	  then echo "== Chromium without windows"; apt-get update -qq && apt-get install -y -qq chromium-headless-shell >/dev/null || true; fi
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	  then echo "== Chromium"; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	  else echo "The tests need Chromium; run: sudo apt-get install chromium"; exit 1; fi

# Lint keeps one core busy, as do parts of the site's build.
test: .venv/.ready browser ## everything: lint, types, and all tests, in a real browser too
	@$(MAKE) --no-print-directory -j2 lint pdf
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test-fast: .venv/.ready lint ## about a minute on two idle cores: all tests but those that grade for real, take seconds, or need the site or a browser
	@$(BIN)/python -m pytest -m "not slow and not browser" -q -n auto --maxprocesses 2 --dist loadfile

lint: .venv/.ready
	@$(BIN)/ruff check . && $(BIN)/ruff format --check -q . && $(BIN)/mypy

site-audit: site browser ## Lighthouse, axe-core and bytes of every page, and frames of every slider (fifteen minutes)
	@$(BIN)/python tests/site/audit/audit.py $(PAGES)
	@$(BIN)/python tests/site/audit/frames.py $(PAGES)

claims: .venv/.ready ## run the chapters with five other seeds, and list the claims that change (half an hour; CHAPTERS="l1 l2")
	@$(BIN)/python tests/site/claims.py $(CHAPTERS)

translations: .venv/.ready ## bring all catalogs up to date, and list what is missing, fuzzy or wrong (LANGUAGES=de begins one)
	@$(BIN)/autograder translations $(LANGUAGES) --course $(COURSE)
	@$(BIN)/python book/_ext/catalogs.py $(LANGUAGES)
	@$(BIN)/python book/_ext/agreement.py $(LANGUAGES)

serve: site ## show the built site
	@echo "http://127.0.0.1:$(PORT)/   (Ctrl-C ends it)"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory $(SITE) $(PORT)

lab: .venv/.ready ## JupyterLab on the course, with nbgrader's formgrader
	@cd $(COURSE) && ../$(BIN)/jupyter lab --no-browser --ServerApp.root_dir=. $$([ "$$(id -u)" != 0 ] || echo --allow-root) $(LAB_OPTIONS)

benchmark: .venv/.ready ## seconds a submission, ours and nbgrader's, in one run (ten minutes)
	@$(BIN)/python benchmarks/grading.py $(BENCHMARK)

benchmark-feedback: .venv/.ready ## seconds from hand-in to feedback through a JupyterHub, and 200 hand-ins in a minute (five minutes)
	@$(BIN)/python benchmarks/serving.py $(BENCHMARK)

bank-nbgrader: .venv/.ready ## plain nbgrader on the whole bank of answers (two hours)
	@$(BIN)/python tests/assignments/plain_nbgrader.py $(BANK)

attacks-baseline: .venv/.ready ## record what plain nbgrader does with the attacks (unconfined; half an hour)
	@$(BIN)/python tests/attacks/baseline.py

banks: .venv/.ready ## every answer of the banks, where make test takes a sample (half an hour; SEED=red draws other hidden inputs)
	@BANKS="$(if $(SEED),--seed $(SEED))" $(BIN)/python -m pytest -q tests/checking/test_banks.py

mutants: .venv/.ready ## wrong answers made from right ones, which the hidden tests must catch (half an hour; SEED=red, MUTANTS="l1 --sample 20")
	@$(BIN)/autograder check --mutants --course $(COURSE) $(if $(SEED),--seed $(SEED)) $(MUTANTS)

sweep: site browser ## every page at every width and in both themes, where make test takes them in turn, and all notebooks in JupyterLab
	@SWEEP=all $(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile \
	  $(addprefix tests/site/,test_pages.py test_links.py test_paper.py test_phone.py test_editions.py test_accessibility.py) \
	  tests/hub/test_released_notebooks.py

kills: .venv/.ready ## kill a running grader 200 times, and fill its disk 25 times, at random moments (half an hour or more)
	@KILLS=200 $(BIN)/python -m pytest -q tests/grading/test_recovery.py -k random_moments

regrades: .venv/.ready ## grade each assignment five times, where make test does so twice, and judge more forged values (twenty minutes)
	@GRADINGS=5 FORGED=200 $(BIN)/python -m pytest -q tests/assignments/test_assignments.py tests/judging/test_forged.py -k "regrade or forged"

lock: .venv/.ready ## bring requirements.lock up to date with pyproject.toml and requirements.txt
	@$(BIN)/uv pip compile -q pyproject.toml requirements.txt --extra dev --universal --python-version 3.10 --generate-hashes --upgrade \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements.lock

clean: ## remove what is built; submissions, gradebook and environment stay
	@rm -rf _build $(COURSE)/source $(COURSE)/release $(COURSE)/source-* $(COURSE)/release-*
