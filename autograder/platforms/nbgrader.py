"""nbgrader's own CSV of marks. Its class list is the gradebook, and its downloads are in place already."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from nbgrader import api
from nbgrader.plugins import CsvExportPlugin

from autograder.platforms.common.contract import Platform
from autograder.platforms.common.export import Marks, MarksExporter
from autograder.platforms.common.tables import safe


class NbgraderExporter(MarksExporter):
    """nbgrader's own CSV, written by nbgrader, which neither quotes nor escapes: it is given harmless texts."""

    def write(self, marks: Marks, path: Path) -> None:
        plugin = CsvExportPlugin(parent=self.parent)
        plugin.to = str(path)
        plugin.export(_Harmless(marks))


class _Harmless:
    """As much of nbgrader's gradebook as CsvExportPlugin asks for, with texts that need no quotes."""

    def __init__(self, marks: Marks) -> None:
        self._ids = {_unquoted(student): student for student in marks.people}
        self._scores = {_unquoted(scores.assignment): scores for scores in marks.assignments}
        self.students = [
            SimpleNamespace(
                id=_unquoted(student),
                first_name=_unquoted(person.first_name),
                last_name=_unquoted(person.last_name),
                email=_unquoted(person.email),
            )
            for student, person in marks.people.items()
        ]
        self.assignments = [SimpleNamespace(name=name, duedate=scores.due, max_score=scores.total) for name, scores in self._scores.items()]

    def find_submission(self, assignment: str, student: str) -> Any:
        found = self._scores[assignment].by_student.get(self._ids[student])
        if found is None:
            raise api.MissingEntry(f"{student} handed in no {assignment}")
        return SimpleNamespace(timestamp=found.timestamp, score=found.raw, late_submission_penalty=found.penalty)


def _unquoted(text: str) -> str:
    return safe(text.replace(",", " ").replace('"', "'").replace(";", " "))


class Nbgrader(Platform):
    """For marks alone."""

    exporter = NbgraderExporter


PLATFORM = Nbgrader()
