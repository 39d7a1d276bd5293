"""A released course without submissions, and a way to hand in and grade that needs no kernel: results are stated."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import nbformat
import pytest
from made_up import NAME, RIGHT, mean, outlier

from autograder.authoring.compiler import author
from autograder.classroom import engine
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.classroom.submitted import digest
from autograder.grading.results import SubmissionResult, TestResult
from autograder.kernels.confine import Limits
from autograder.notebooks.submission import Submission, SubmittedCell, rebuild, to_notebook

TEXT = Path(__file__).parent / "notebooks" / "averages.md"


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, for all folders of tests that take this fixture in: releasing takes nbgrader a second or two."""
    return _released(tmp_path_factory.getbasetemp() / "stated-course")


@functools.cache
def _released(folder: Path) -> Path:
    folder.mkdir()
    (folder / "assignments").mkdir()
    shutil.copy(TEXT, folder / "assignments" / f"{NAME}.md")
    author(folder / "assignments" / f"{NAME}.md", folder / "source")
    release(folder, [NAME])
    return folder


@pytest.fixture
def course(released: Path, tmp_path: Path) -> Course:
    shutil.copytree(released, tmp_path / "course")
    return Course(tmp_path / "course")


@pytest.fixture
def gradebook(course: Course) -> Iterator[Gradebook]:
    with Gradebook(course) as book:
        yield book


@pytest.fixture
def hand_in(course: Course) -> Callable[..., bytes]:
    def write(student: str, code: str = RIGHT, choice: str = "A") -> bytes:
        cells = [_cell("weighted-mean", code), _cell("q-outlier", f'answer_q_outlier = "{choice}"')]
        data = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()
        path = course.submitted / student / NAME / f"{NAME}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return data

    return write


def _cell(grade_id: str, source: str) -> dict[str, object]:
    return {
        "cell_type": "code",
        "id": grade_id,
        "source": source,
        "outputs": [],
        "execution_count": None,
        "metadata": {"nbgrader": {"grade_id": grade_id, "solution": True}},
    }


@pytest.fixture
def graded(course: Course, gradebook: Gradebook, hand_in: Callable[..., bytes]) -> Callable[..., None]:
    """Hands in and saves a stated result, as the engine does."""
    assignment = course.assignment(NAME)

    def save(
        student: str,
        *tests: TestResult,
        code: str = RIGHT,
        choice: str = "A",
        timestamp: str | None = None,
        **about: object,
    ) -> None:
        data = hand_in(student, code, choice)
        answers = (
            SubmittedCell("code", code, "weighted-mean"),
            SubmittedCell("code", f'answer_q_outlier = "{choice}"', "q-outlier"),
        )
        notebook = to_notebook(rebuild(assignment, Submission(answers, ())), assignment)
        folder = course.autograded / student / NAME
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{NAME}.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")
        result = SubmissionResult(tests=tests or (mean(), outlier()), **about)  # type: ignore[arg-type]
        gradebook.save(assignment, student, digest(data), result, timestamp)

    return save


class _Quiet:
    def start(self, *_: object) -> None: ...
    def done(self, *_: object) -> None: ...


@pytest.fixture
def grade(course: Course, gradebook: Gradebook) -> Callable[..., engine.Summary]:
    """Grades as the engine does; everything that is handed in is right. It can be given a course that is read anew."""
    notebook = course.assignment(NAME).notebook

    def submit(*_: object) -> Future[SubmissionResult]:
        future: Future[SubmissionResult] = Future()
        future.set_result(SubmissionResult(tests=(mean(), outlier()), notebook=notebook))
        return future

    def run(course: Course = course, gradebook: Gradebook = gradebook) -> engine.Summary:
        return engine.grade(course, [NAME], lambda: (submit, 1), gradebook, Limits(), _Quiet())

    return run
