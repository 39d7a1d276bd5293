"""The sample class: made-up submissions, kept as text and written as notebooks for trying the grader out."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import yaml
from nbformat.v4 import new_code_cell

from autograder.authoring.cells import questions_of
from autograder.authoring.questions import Question, from_bank
from autograder.checking.bank import BankAnswer, load_bank
from autograder.errors import CourseError


class SampleError(CourseError):
    """The text of a sample class cannot be used."""


@dataclass(frozen=True)
class SampleStudent:
    """One made-up submission, and what grading must make of it.

    `scores` are in the order of the assignment's tests; None where the file cannot be graded. `diagnoses` are by task;
    `says` is part of what the report says about the file.
    """

    name: str
    about: str
    cells: Mapping[str, tuple[str, ...]]
    edits: tuple[tuple[str, str], ...] = ()
    file: str | None = None
    filename: str | None = None
    scores: tuple[float, ...] | None = None
    diagnoses: Mapping[str, str] = field(default_factory=dict)
    says: str | None = None


def load_sample_class(path: Path) -> list[SampleStudent]:
    """Read the text of a sample class. Raises SampleError, naming the file and the student."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SampleError("{path}: no such file; it is the text of the sample class", path=path) from None
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise SampleError("{path}: not valid YAML ({error})", path=path, error=error) from None
    if not isinstance(data, dict) or not isinstance(data.get("students"), dict):
        raise SampleError("{path}: write the students under `students:`", path=path)
    folder = (path.parent / str(data.get("bank", ""))).resolve()
    bank = {(answer.task, answer.name): answer for answer in load_bank(folder)}
    text = path.parents[1] / "assignments" / f"{path.stem}.md"
    questions = questions_of(text) if text.is_file() else {}
    return [_student(path, name, found, bank, questions) for name, found in data["students"].items()]


def make_sample_class(course_dir: Path, name: str) -> list[str]:
    """Write `submitted/<student>/<name>/` for each student of the sample class; returns the students' names.

    The notebooks are made from the released one, the same to the byte each time. A submission that is there already
    stays as it is. Raises SampleError where the assignment is not released or does not fit the class.
    """
    text = course_dir / "sample-class" / f"{name}.yml"
    students = load_sample_class(text)
    release = course_dir / "release" / name / f"{name}.ipynb"
    if not release.is_file():
        raise SampleError(
            "{release}: no such file; release the assignment first: autograder release {argument}",
            release=release,
            argument=shlex.quote(name),
        )
    for student in students:
        folder = course_dir / "submitted" / student.name / name
        if folder.exists():
            continue
        content = student.file
        if content is None:
            content = nbformat.writes(_notebook(text, student, release)) + "\n"
        folder.mkdir(parents=True)
        (folder / (student.filename or f"{name}.ipynb")).write_text(content, encoding="utf-8")
    return [student.name for student in students]


def _student(
    path: Path, name: str, found: Mapping[str, Any], bank: Mapping[tuple[str, str], BankAnswer], questions: Mapping[str, Question]
) -> SampleStudent:
    def here(task: str, said: str) -> str:
        return from_bank(questions[task], said) if task in questions else said

    try:
        return SampleStudent(
            name=name,
            about=found["about"],
            cells={task: _cells(task, here(task, answer), bank) for task, answer in found.get("answers", {}).items()},
            edits=tuple(edit for edits in found.get("edits", []) for edit in edits.items()),
            file=found.get("file"),
            filename=found.get("filename"),
            scores=tuple(map(float, found["scores"])) if "scores" in found else None,
            diagnoses={task: here(task, said) for task, said in found.get("diagnoses", {}).items()},
            says=found.get("says"),
        )
    except KeyError as error:
        raise SampleError("{path}: {name}: {error} is missing, or not in the bank", path=path, name=name, error=error.args[0]) from None


def _cells(task: str, answer: str, bank: Mapping[tuple[str, str], BankAnswer]) -> tuple[str, ...]:
    """The cells of an answer: source as it stands, a letter, or the name of an answer in the bank."""
    if "\n" in answer:
        return (answer,)
    if len(answer) == 1:
        return (f"answer_{task.replace('-', '_')} = {answer!r}\n",)
    if (task, answer) not in bank:
        raise KeyError(f"{task}/{answer}")
    # the bank notes in a comment what a wrong answer gets; no student would
    return tuple(cell.split("\n", 1)[1] if cell.startswith("# diagnosis:") else cell for cell in bank[task, answer].cells)


def _notebook(text: Path, student: SampleStudent, release: Path) -> Any:
    notebook = nbformat.read(release, as_version=4)
    places = {grade_id: cell for cell in notebook.cells if (grade_id := _grade_id(cell))}
    unknown = [task for task in [*student.cells, *(task for _, task in student.edits)] if task not in places]
    if unknown:
        raise SampleError(
            "{text}: {student}: {assignment} has no cell {unknown}",
            text=text,
            student=student.name,
            assignment=release.name,
            unknown=unknown[0],
        )
    cells: list[Any] = []
    for cell in notebook.cells:
        task = _grade_id(cell)
        if task is not None and task in student.cells:
            *extra, answer = student.cells[task]
            cells += [new_code_cell(source.rstrip("\n"), id=f"{task}-own-{number}") for number, source in enumerate(extra)]
            cell.source = answer.rstrip("\n")
        if ("delete", task) in student.edits:
            continue
        cells.append(cell)
        if ("copy", task) in student.edits:
            cells.append(nbformat.from_dict({**cell, "id": f"{task}-copy"}))
    notebook.cells = cells
    return notebook


def _grade_id(cell: Any) -> str | None:
    found = cell.metadata.get("nbgrader", {}).get("grade_id")
    return str(found) if found else None
