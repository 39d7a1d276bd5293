"""Small courses as instructors elsewhere write them, and what nbgrader's own autograde gives for every cell of them."""

from __future__ import annotations

import functools
import logging
import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader import api
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

from autograder.classroom import engine
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.settings_files import nbgrader_config
from autograder.grading.grader import Grader
from autograder.kernels.confine import Limits

Cell = Any
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def code(source: str) -> Cell:
    return new_code_cell(source)


def text(source: str) -> Cell:
    return new_markdown_cell(source)


def _marked(cell: Cell, grade_id: str, points: float | None = None, **said: bool) -> Cell:
    about = {"schema_version": 3, "grade_id": grade_id, "grade": False, "solution": False, "locked": False, "task": False} | said
    cell.metadata["nbgrader"] = about | ({"points": points} if points is not None else {})
    return cell


def solution(grade_id: str, source: str) -> Cell:
    return _marked(code(f"### BEGIN SOLUTION\n{source}\n### END SOLUTION"), grade_id, solution=True)


def checked(grade_id: str, points: float, source: str) -> Cell:
    return _marked(code(source), grade_id, points, grade=True, locked=True)


def by_hand(grade_id: str, points: float, source: str, *, python: bool = False, task: bool = False) -> Cell:
    return _marked(code(source) if python else text(source), grade_id, points, grade=True, solution=True, task=task)


def read_only(grade_id: str, source: str) -> Cell:
    return _marked(code(source), grade_id, locked=True)


def task(grade_id: str, points: float, source: str) -> Cell:
    return _marked(text(source), grade_id, points, task=True, locked=True)


@dataclass
class Shape:
    """An assignment: its notebooks, files beside them, and what each student hands in.

    What a student hands in: by notebook the sources of cells by grade_id; a list instead of a text is the student's own cells in
    their place, ... the cell itself. Or a function, which is given all cells and gives those that are handed in. `files` of a student lie
    beside the notebook.
    """

    notebooks: Mapping[str, Sequence[Cell]]
    students: Mapping[str, Mapping[str, Mapping[str, Any] | Callable[[list[Cell]], list[Cell]]]]
    files: Mapping[str, str] = field(default_factory=dict)
    own_files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def write_source(folder: Path, shapes: Mapping[str, Shape]) -> None:
    for name, shape in shapes.items():
        place = folder / "source" / name
        for book, cells in shape.notebooks.items():
            _write(place / f"{book}.ipynb", new_notebook(cells=list(cells), metadata={"kernelspec": KERNEL}))
        _write_files(place, shape.files)


def hand_in(folder: Path, shapes: Mapping[str, Shape]) -> None:
    """What was released, with the students' answers in it."""
    for name, shape in shapes.items():
        for student, books in shape.students.items():
            place = folder / "submitted" / student / name
            for book, answers in books.items():
                notebook = nbformat.read(folder / "release" / name / f"{book}.ipynb", as_version=4)
                if callable(answers):
                    notebook.cells = answers(notebook.cells)
                else:
                    notebook.cells = [new for cell in notebook.cells for new in _answered(cell, answers)]
                _write(place / f"{book}.ipynb", notebook)
            _write_files(place, shape.files)
            _write_files(place, shape.own_files.get(student, {}))


def _answered(cell: Cell, answers: Mapping[str, Any]) -> list[Cell]:
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    if grade_id not in answers:
        return [cell]
    answer = answers[grade_id]
    if isinstance(answer, list):
        return [cell if source is ... else code(source) for source in answer]
    cell.source = answer
    return [cell]


def _write(path: Path, notebook: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def _write_files(place: Path, files: Mapping[str, str]) -> None:
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(content)


Scores = dict[tuple[str, str, str, str], tuple[float | None, bool]]


def scores(folder: Path) -> Scores:
    """(assignment, notebook, student, cell): the automatic score, and whether a person has to look."""
    found: Scores = {}
    with api.Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        for assignment in gradebook.assignments:
            for submission in assignment.submissions:
                for book in submission.notebooks:
                    for grade in book.grades:
                        name = f"{grade.name} as a task" if isinstance(grade.cell, api.TaskCell) else grade.name  # a cell can be both
                        found[assignment.name, book.name, submission.student.id, name] = (grade.auto_score, grade.needs_manual_grade)
    return found


class Watcher:
    def start(self, assignment, total, known): ...

    def done(self, assignment, student, result, refused): ...


def grade(course, *names, again=False):
    """As `autograder grade` does, without the command line. Returns the summary."""
    with (
        Grader(assignments=course.readable(), private=course.private()) as grader,
        ThreadPoolExecutor(2) as pool,
        Gradebook(course) as gradebook,
    ):
        submit = functools.partial(pool.submit, grader.grade)
        return engine.grade(course, names or course.names(), lambda: (submit, 2), gradebook, Limits(), Watcher(), again=again)


def grade_plainly(folder: Path, aside: Path) -> Scores:
    """What nbgrader's own autograde gives, in a copy of the course."""
    shutil.copytree(folder, aside)
    log = logging.Logger("plain", logging.CRITICAL)
    for name in sorted(path.name for path in (aside / "source").iterdir() if path.is_dir()):
        config = nbgrader_config(aside)
        config.CourseDirectory.root = str(aside)
        config.CourseDirectory.assignment_id = name
        config.Execute.timeout = 300  # on a busy machine
        converter = Autograde(coursedir=CourseDirectory(config=config, log=log), config=config, log=log)
        converter.start()
    return scores(aside)
