"""Which answers a person who marked a submission has read as they are now, by the graded notebook of before, which is what the formgrader
shows. So a mark stands whoever graded before: this program, nbgrader's own autograde, or a run whose record is gone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autograder.classroom.course import Course
from autograder.classroom.submitted import MAX_BESIDE, MAX_FILES
from autograder.errors import SubmissionError
from autograder.files import read_beside, read_untrusted
from autograder.notebooks.assignment import Assignment
from autograder.notebooks.cutting import attached
from autograder.notebooks.submission import Kind, parse_submission, rebuild, to_notebook


@dataclass(frozen=True)
class _Cell:
    kind: Kind
    grade_id: str | None
    is_answer: bool
    sources: tuple[str, str]  #: as it was typed, as nbgrader leaves it, and made harmless, as this program does


@dataclass(frozen=True)
class GradedBefore:
    """A graded notebook as it lay in `autograded/`, and the files beside it, before others take their place."""

    cells: tuple[_Cell, ...]
    files: Mapping[str, bytes]  #: their SHA-256
    pictures: bytes  #: what `attached` says of it

    def still(self, notebook: Mapping[str, Any], files: Mapping[str, bytes], pictures: bytes) -> frozenset[str]:
        """The grade_ids of the answers that `notebook`, graded now, and a student's `files` leave as they were.

        All of them where nothing that came from the student changed; else those that are Markdown, for what code shows may hang on
        every other cell. None where a file is another, and none that shows a picture of its own where `pictures`, by `attached`, are
        others, or where there were none: this program's graded notebooks have none.
        """
        if any(self.files.get(name) != hashlib.sha256(content).digest() for name, content in files.items()):
            return frozenset()
        now = [(cell["cell_type"], cell["metadata"].get("nbgrader", {}).get("grade_id"), cell["source"]) for cell in notebook["cells"]]
        others = {grade_id for _, grade_id, source in now if "attachment:" in source} if pictures != self.pictures else set()
        if len(now) == len(self.cells) and all(
            (cell.kind, cell.grade_id) == (kind, grade_id) and source in cell.sources
            for cell, (kind, grade_id, source) in zip(self.cells, now, strict=True)
        ):
            return frozenset(grade_id for _, grade_id, _ in now if grade_id) - others
        texts = {cell.grade_id: cell.sources for cell in self.cells if cell.is_answer and cell.kind == "markdown"}
        return frozenset(grade_id for kind, grade_id, source in now if kind == "markdown" and source in texts.get(grade_id, ())) - others


def graded_before(course: Course, assignment: Assignment, student: str) -> GradedBefore | None:
    """What lies in `autograded/`; None where there is nothing that can be read."""
    folder = course.autograded / student / assignment.name
    try:
        data = read_untrusted(folder / f"{assignment.book}.ipynb", below=course.autograded)
        rebuilt = rebuild(assignment, parse_submission(data))
    except SubmissionError:
        return None
    cells = tuple(
        _Cell(cell.kind, cell.grade_id, cell.role == "solution", (cell.source, shown.source))
        for cell, shown in zip(rebuilt.cells, to_notebook(rebuilt, assignment).cells, strict=True)
    )
    files, _ = read_beside(folder, below=course.autograded, skip=("*.ipynb",), limit=MAX_BESIDE, count=MAX_FILES)
    return GradedBefore(cells, {name: hashlib.sha256(content).digest() for name, content in files.items()}, attached(data))
