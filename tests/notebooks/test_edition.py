"""The language of a notebook is known from what it says; no edit of a student's can make an error of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from autograder import catalogs
from autograder.authoring.compiler import author, translatable
from autograder.notebooks.assignment import Assignment, load_assignment, released_source
from autograder.notebooks.edition import edition_of

TEXT = Path(__file__).with_name("averages.md")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Assignment]:
    """English, and two languages in which each sentence begins in its own way."""
    folder = tmp_path_factory.mktemp("course")
    text = folder / "assignments" / "averages.md"
    text.parent.mkdir()
    shutil.copy(TEXT, text)
    found = [load_assignment(author(text, folder / "source"))]
    for language, mark in (("es", "¡"), ("fr", "« ")):
        path = catalogs.catalog_path(folder / "locales", language, "averages")
        catalogs.update(path, translatable(text), language)
        catalog = catalogs.read_catalog(path, language)
        for message in catalog:
            message.string = f"{mark}{message.id}" if message.id else message.string
        catalogs.write(path, catalog)
        found.append(load_assignment(author(text, folder / f"source-{language}", language)))
    return found


def handed_in(edition: Assignment, *, without: tuple[str, ...] = (), answers: bool = True) -> list[dict[str, object]]:
    cells = []
    for cell in edition.notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        source = "def weighted_mean(v, w):\n    return 1" if answers and grade_id == "weighted-mean" else released_source(cell)
        if cell.cell_type not in without:
            cells.append({"cell_type": cell.cell_type, "metadata": {"nbgrader": {"grade_id": grade_id}}, "source": source})
    return cells


def data(cells: object, **metadata: object) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}).encode()


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_language_is_that_of_the_lines(editions: list[Assignment], at: int):
    assert edition_of(editions, data(handed_in(editions[at]))) is editions[at]
    assert edition_of(editions, data(handed_in(editions[at], without=("markdown",)))) is editions[at]
    assert edition_of(list(reversed(editions)), data(handed_in(editions[at]))) is editions[at]


def test_metadata_that_says_otherwise_changes_nothing(editions: list[Assignment]):
    said = {"autograder": {"language": "en"}, "kernelspec": {"language": "fr"}}
    assert edition_of(editions, data(handed_in(editions[1]), **said)) is editions[1]


def test_a_notebook_of_which_half_was_edited_keeps_its_language(editions: list[Assignment]):
    cells = handed_in(editions[1])
    for cell in cells[::2]:
        cell["source"] = "# something of my own"
    assert edition_of(editions, data(cells)) is editions[1]


@pytest.mark.parametrize(
    "submission",
    [b"", b"\xff", b"[]", b'{"cells": 3}', b"[" * 10_000, data([]), data([{"cell_type": "code", "source": "x = 1", "metadata": 7}, 3])],
)
def test_where_nothing_tells_it_is_the_courses_own(editions: list[Assignment], submission: bytes):
    assert edition_of(editions, submission) is editions[0]


def test_what_a_student_writes_counts_for_no_language(editions: list[Assignment]):
    cells = [{"cell_type": "code", "source": "¡hola!\n« bonjour", "metadata": {}}]
    assert edition_of(editions, data(cells)) is editions[0]
