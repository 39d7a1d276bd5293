"""The text of the book: quiet cells, right answers, references that can be followed, questions of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml
from catalogs import begun, catalog_of, sources
from jupyter_cache import get_cache
from kernel_output import foreign_lines
from page_texts import translated_page
from pybtex.database import parse_file

from autograder.catalogs import read_texts

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
QUESTION_FILES = sorted((BOOK / "questions").glob("*.yml"))


def questions(path: Path) -> list[dict]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", QUESTION_FILES, ids=lambda path: path.stem)
def test_a_chapter_has_four_questions_and_one_asks_what_is_printed(path):
    ids = [question["id"] for question in questions(path)]
    assert len(ids) >= 4
    assert any(name.endswith("-prints") for name in ids)


PRINTING = {question["id"]: question for path in QUESTION_FILES for question in questions(path) if question["id"].endswith("-prints")}
# Imports once; each question's code then has a process of its own.
EACH_FROM_THE_SAME_START = """
import json, os, sys
import keras
import numpy as np
from keras import ops
for name, code in json.load(sys.stdin).items():
    if os.fork() == 0:
        with open(os.path.join(sys.argv[1], name), "w") as file:
            os.dup2(file.fileno(), 1)
        exec(code, {"__name__": "__main__", "keras": keras, "np": np, "ops": ops})
        sys.exit()
    os.wait()
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """What the code of each `…-prints` question prints."""
    folder = tmp_path_factory.mktemp("printed")
    codes = {name: "\n".join(re.findall(r"```python\n(.*?)```", one["question"], flags=re.S)) for name, one in PRINTING.items()}
    quiet = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    subprocess.run([sys.executable, "-c", EACH_FROM_THE_SAME_START, folder], input=json.dumps(codes), text=True, check=True, env=quiet)
    return {name: (folder / name).read_text(encoding="utf-8").strip() for name in codes}


@pytest.mark.slow
@pytest.mark.parametrize("name", PRINTING)
def test_what_a_question_prints_is_its_right_option(printed, name):
    question = PRINTING[name]
    if "number" in question:
        assert float(printed[name]) == pytest.approx(question["number"], abs=question["tolerance"])
    else:
        assert [printed[name]] == [option["text"] for option in question["options"] if option.get("right")]


def test_no_cell_wrote_to_stderr(html):
    cache = get_cache(str(ROOT / "_build" / ".jupyter_cache"))  # the build keeps the outputs there, apart from the cells
    outputs = 0
    for path in sorted((ROOT / "_build" / "jupyter_execute").rglob("*.ipynb")):
        _key, notebook = cache.merge_match_into_notebook(nbformat.read(path, 4))
        for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
            outputs += 1
            if output.get("name") == "stderr":
                assert foreign_lines(output.text) == [], path.name
    assert outputs


def test_a_warning_of_a_cell_is_not_taken_for_tensorflows_log():
    log = (
        "WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n"
        "I0000 00:00:1795382070.886250    7322 cudart_stub.cc:31] Could not find cuda drivers\n"
        "2026-01-31 12:00:00.123456: I tensorflow/core/platform/cpu_feature_guard.cc:210] optimized\n"
    )
    warning = "cell.py:3: ConvergenceWarning: Objective did not converge."
    assert foreign_lines(log) == []
    assert foreign_lines(log + warning) == [warning]


def test_each_reference_can_be_followed():
    for key, entry in parse_file(str(BOOK / "references.bib")).entries.items():
        assert "doi" in entry.fields or "url" in entry.fields, key
        assert key == re.sub(r"\W", "", entry.persons["author"][0].last_names[0]).lower() + entry.fields["year"], key


CELL = re.compile(r"^```\{code-cell\} python\n---\n(.*?)\n---\n(.*?)^```", flags=re.M | re.S)
INTERACTIVE = re.compile(r"^```\{interactive\} \S+\n(.*?)^```", flags=re.M | re.S)
# Where a panel stands, as opposed to "the lowest point is to the right of it" and "a cloud from top left to bottom right".
SIDES = re.compile(
    r"\b(Left|Right|Middle|Izquierda|Derecha|Centro)\b|\b(on|at) the (left|right)\b|\(right\)|\(left\)"
    r"|(?<!arriba )(?<!abajo )\b[aA] la (izquierda|derecha)\b|\bde la (izquierda|derecha)\b"
)


def about_panels(page: str) -> list[str]:
    """Captions and alternative texts of the figures whose panels stand beside each other, but below each other on a phone."""
    texts = INTERACTIVE.findall(page)
    for settings, code in CELL.findall(page):
        shown = yaml.safe_load(settings).get("mystnb", {})
        if re.search(r"subplots\(\d+, [2-9]", code):
            texts += [shown["image"]["alt"], shown["figure"]["caption"]]
    return texts


@pytest.mark.parametrize("language", [None, *begun()])
def test_what_is_said_about_a_figure_holds_where_its_panels_stand_below_each_other(language):
    said, stand, wrong = 0, 0, []
    for source in sources():
        if source.suffix == ".md":
            page = (ROOT / source).read_text(encoding="utf-8")
            page = page if language is None else translated_page(page, read_texts([catalog_of(source, language)]))
            texts = about_panels(page)
            said += len(texts)
            stand += 2 * len(re.findall(r"^[^#\n]*subplots\(\d+, [2-9]", page, re.MULTILINE)) + page.count("\n```{interactive} ")
            wrong += [(source.stem, text) for text in texts if SIDES.search(text)]
    assert said == stand > 30
    assert wrong == []


def test_the_key_of_a_question_shows_neither_in_its_place_nor_in_its_length():
    """Over all questions with one right option: each place has its share, and the right one is not mostly the longest or the shortest."""
    places, longest, shortest = [], 0, 0
    for path in QUESTION_FILES:
        for question in questions(path):
            if "options" in question and not question.get("several"):
                lengths = [len(option["text"]) for option in question["options"]]
                (place,) = [place for place, option in enumerate(question["options"]) if option.get("right")]
                places.append(place)
                longest += lengths[place] == max(lengths) and lengths.count(max(lengths)) == 1
                shortest += lengths[place] == min(lengths) and lengths.count(min(lengths)) == 1
    for place in range(4):
        assert 0.15 < places.count(place) / len(places) < 0.35, "ABCD"[place]
    assert longest < 0.3 * len(places)
    assert shortest < 0.3 * len(places)


def test_some_questions_have_several_right_options_and_some_ask_for_a_number():
    everything = [question for path in QUESTION_FILES for question in questions(path)]
    assert sum(question.get("several", False) for question in everything) >= 3
    assert sum("number" in question for question in everything) >= 3
