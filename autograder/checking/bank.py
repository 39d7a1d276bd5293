"""A bank: right and wrong answers to the tasks of an assignment, each with the diagnosis that it should get.

    tests/banks/<assignment>/<task>/right_*.py    must pass
    tests/banks/<assignment>/<task>/wrong_*.py    must fail, with the diagnosis that its first line names
    tests/banks/<assignment>/<question>.yml       what each letter should get: `right`, or its diagnosis
    tests/banks/<assignment>/equivalent.yml       mutants that are right answers all the same (`mutants.py` reads it)

A file is the source of the solution cell. Cells that a student would add before it are split off by lines of
`# %% extra cell`: the last part is the solution cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from autograder.authoring.questions import Question, from_bank
from autograder.errors import CourseError

_FIRST_LINE = re.compile(r"# diagnosis: (?P<diagnosis>\S.*)")
EQUIVALENT = "equivalent.yml"
_EXTRA_CELL = re.compile(r"^# %% extra cell.*\n", re.MULTILINE)


class BankError(CourseError):
    """A bank folder, or a file in it, is not what it should be."""


@dataclass(frozen=True)
class BankAnswer:
    """One answer to one task. `cells` are the student's added cells, then the solution cell, as source."""

    assignment: str
    task: str
    name: str
    cells: tuple[str, ...]
    right: bool
    diagnosis: str | None


def load_bank(folder: Path, questions: Mapping[str, Question] | None = None) -> list[BankAnswer]:
    """All answers of the bank of one assignment, in a fixed order. Raises BankError, naming the file.

    Letters are those that the options have in `questions`, as far as they are there, whatever they had when the bank was written.
    """
    if not folder.is_dir():
        raise BankError("{folder}: no such folder; a bank is tests/banks/<assignment>", folder=folder)
    answers = [_read_answer(folder.name, path) for path in sorted(folder.glob("*/*.py"))]
    for path in sorted(set(folder.glob("*.yml")) - {folder / EQUIVALENT}):
        answers += _read_question(folder.name, path, (questions or {}).get(path.stem))
    if not answers:
        raise BankError("{folder}: no answers in it; write <task>/right_*.py, <task>/wrong_*.py or <question>.yml", folder=folder)
    return answers


def _read_answer(assignment: str, path: Path) -> BankAnswer:
    right = path.name.startswith("right_")
    if not right and not path.name.startswith("wrong_"):
        raise BankError("{path}: an answer's file name begins with right_ or wrong_", path=path)
    source = _read_text(path)
    first = _FIRST_LINE.fullmatch(source.split("\n", 1)[0].rstrip())
    if first is None and not right:
        raise BankError("{path}:1: begin with `# diagnosis: …`, or `# diagnosis: none` where none is expected", path=path)
    diagnosis = first["diagnosis"] if first and first["diagnosis"] != "none" else None
    if first is not None:
        source = source.partition("\n")[2]
    cells = tuple(cell.strip("\n") + "\n" for cell in _EXTRA_CELL.split(source))
    return BankAnswer(assignment, path.parent.name, path.stem, cells, right, diagnosis)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BankError("{path}: not UTF-8 text; save the file as UTF-8", path=path) from None


def _read_question(assignment: str, path: Path, question: Question | None) -> list[BankAnswer]:
    try:
        options = yaml.safe_load(_read_text(path))
    except yaml.YAMLError as error:
        raise BankError("{path}: not valid YAML ({error})", path=path, error=error) from None
    if not isinstance(options, dict) or not all(isinstance(key, str) for key in options):
        raise BankError('{path}: write one line for each answer, such as `"A": right` or `"B": chose B`', path=path)
    if question is not None:
        options = {from_bank(question, key): from_bank(question, str(expected or "")) or None for key, expected in options.items()}
    variable = "answer_" + path.stem.replace("-", "_")
    return [
        BankAnswer(
            assignment,
            path.stem,
            f"{'right' if expected == 'right' else 'wrong'}_{answer}",
            (f"{variable} = {answer}\n",),
            expected == "right",
            None if expected in ("right", None) else str(expected),
        )
        for answer, expected in options.items()
    ]
