"""The bank of attacks: one small file each, below `bank/<row of attacks>/`; and the notebook that such a file describes.

Keys of a file
    what        the attack in a sentence
    answers     source by task, instead of the honest answer
    wrong       a task that is answered wrongly, as plainly as can be
    own, after  the student's own cells before the first task and after the last; a text or a list
    edit        Python that changes `notebook`, with its `cells` by grade_id
    file        Python that puts something at `path`, in place of `data`
    student     the name of the folder, if it is part of the attack
    expect      outcome by task, `|` between those that are allowed; a task that is not named is honest and must pass
    names       a part of the message of a task
    odd         a part of an oddity that must be reported
    refused     a pattern of the reason for which the whole file is refused
    unseen      texts that must not stand in the feedback
    canaries_seen  canaries that the attack may find, since they are no secret where it looks
    plain       why plain nbgrader is not tried on it; it is, where nothing stands here
"""

from __future__ import annotations

import copy
import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from autograder.grading.results import SubmissionResult
from autograder.notebooks.assignment import Assignment, cell_grade_id

BANK = Path(__file__).with_name("bank")
WRONG = {"twice": "def twice(x):\n    return 7\n"}


@dataclass(frozen=True)
class Attack:
    """One file of the bank."""

    row: str
    name: str
    what: str
    answers: dict[str, str] = field(default_factory=dict)
    wrong: str | None = None
    own: Any = ()
    after: Any = ()
    edit: str = ""
    file: str = ""
    student: str = ""
    expect: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    odd: str = ""
    refused: str = ""
    unseen: tuple[str, ...] = ()
    canaries_seen: tuple[str, ...] = ()
    plain: str = ""
    ignored: bool = False  #: the folder is none of a student's, and passed over
    not_in_gradebook: bool = False  #: the folder's name cannot be written into a database
    root_only: bool = False  #: an ordinary user is refused by the system

    @property
    def id(self) -> str:
        return f"{self.row}/{self.name}"

    @property
    def folder(self) -> str:
        return self.student or f"{self.row}-{self.name}"


def load(bank: Path = BANK) -> list[Attack]:
    """All attacks, by row and name. Raises TypeError for a key that is not known."""
    return [
        Attack(path.parent.name, path.stem, **yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(bank.glob("*/*.yml"))
    ]


def hand_in(attack: Attack, released: Path, honest: dict[str, str], course: Path, known: dict[str, str]) -> None:
    """Makes the notebook from the released one and puts it into the course's `submitted/`.

    `honest` is the honest answer by task; `known` are facts that the opponent is told, written `@NAME@` in the file.
    """
    name = released.stem
    folder = course / "submitted" / attack.folder / name
    folder.mkdir(parents=True)
    data = make(attack, released, honest, known)
    path = folder / f"{name}.ipynb"
    if attack.file:
        exec(attack.file, {"os": os, "path": path, "data": data, "course": course})
    else:
        path.write_bytes(data)


def honest_answers(assignment: Assignment) -> dict[str, str]:
    """The author's solution of each task."""
    return {
        grade_id: "\n".join(line for line in cell.source.split("\n") if "### " not in line)
        for cell in assignment.notebook.cells
        if (grade_id := cell_grade_id(cell)) in assignment.released
    }


def make(attack: Attack, released: Path, honest: dict[str, str], known: dict[str, str]) -> bytes:
    """The bytes of the notebook, before `file` has its way."""
    notebook = json.loads(released.read_text(encoding="utf-8"))
    cells = {found["grade_id"]: cell for cell in notebook["cells"] if (found := cell["metadata"].get("nbgrader"))}
    answers = honest | ({attack.wrong: WRONG[attack.wrong]} if attack.wrong else {}) | attack.answers
    for task, source in answers.items():
        cells[task]["source"] = _told(source, known)
    first = min(notebook["cells"].index(cells[task]) for task in honest)
    notebook["cells"][first:first] = [_cell(_told(source, known)) for source in _listed(attack.own)]
    notebook["cells"] += [_cell(_told(source, known)) for source in _listed(attack.after)]
    exec(attack.edit, {"notebook": notebook, "cells": cells, "copy": copy})
    return json.dumps(notebook).encode()


def told(result: SubmissionResult) -> str:
    """All that a result says, without what was measured: such a number can hold any digits."""
    timeless = replace(result, tests=tuple(replace(test, seconds=0.0) for test in result.tests), seconds=0.0, cpu_seconds=0.0)
    return replace(timeless, judging_seconds=0.0, memory=0).to_json()


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _told(source: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        source = source.replace(f"@{name}@", value)
    return source


def _cell(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
