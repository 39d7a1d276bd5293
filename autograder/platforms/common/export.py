"""Marks out: what the platforms' exporters share. Each is an exporter of nbgrader as well.

`nbgrader export --exporter=autograder.platforms.canvas.CanvasExporter` works as `autograder export --to canvas` does.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader import api
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict

from autograder import platforms
from autograder.classroom import kept
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.not_graded import listed, never_graded, not_graded
from autograder.classroom.scores import ClassScores, Person, Scores, assignment_names, class_scores, people
from autograder.errors import CourseError
from autograder.files import replacing
from autograder.phrases import Phrase, phrase
from autograder.platforms.common.tables import to_csv

Table = tuple[list[str], list[list[object]]]


@dataclass(frozen=True)
class Marks:
    """What is exported: the roster and the scores of some assignments."""

    people: Mapping[str, Person]
    assignments: Sequence[ClassScores]

    def handed_in(self) -> list[tuple[str, Person]]:
        """Those who handed something in. A row of the others would have empty cells, and importing one takes away a grade."""
        return [each for each in self.people.items() if any(each[0] in scores.by_student for scores in self.assignments)]


class MarksExporter(ExportPlugin):
    """Writes a table of marks. A platform's exporter implements `table`."""

    default_name = "grades.csv"

    def export(self, gradebook: api.Gradebook) -> None:
        """Write `self.to`, whole or not at all. Raises CourseError."""
        marks = _marks(gradebook, [str(name) for name in self.assignment], [str(student) for student in self.student])
        path = Path(self.to or self.default_name)
        try:
            with replacing(path) as part:
                self.write(marks, part)
        except OSError as error:
            raise CourseError(
                "{path}: cannot be written ({problem}); check the folder, or name another file", path=path, problem=error.strerror
            ) from error

    def write(self, marks: Marks, path: Path) -> None:
        """Write the marks to `path`. Raises OSError."""
        path.write_text(to_csv(*self.table(marks)), encoding="utf-8", newline="")

    def table(self, marks: Marks) -> Table:
        """Header and rows; what would run in a spreadsheet is made harmless afterwards."""
        raise NotImplementedError


class ColumnsExporter(MarksExporter):
    """One row for each student, with a column for each assignment that the platform knows by a name of its own.

    Subclasses may set another default for `tasks`.
    """

    _listed: Mapping[str, str] = {}  # set before a table is made

    columns = Dict(help=phrase("What an assignment's column is called, by the assignment's name; else the name itself.")).tag(config=True)
    tasks = Bool(False, help=phrase("A column for each graded cell, too.")).tag(config=True)

    def export(self, gradebook: api.Gradebook) -> None:
        self._listed = listed_columns(gradebook, self.__class__)
        super().export(gradebook)

    def score_columns(self, marks: Marks) -> list[str]:
        """What the columns are called that `scores` fills: as `columns` has it, else the platform's class list, else the assignment."""
        header = []
        for scores in marks.assignments:
            listed = self._listed.get(scores.assignment.casefold(), scores.assignment)
            column = str(self.columns.get(scores.assignment, listed))
            header += [column, *(f"{column}: {grade_id}" for grade_id in scores.points)] if self.tasks else [column]
        return header

    def scores(self, marks: Marks, student: str) -> list[object]:
        """A student's score of each assignment, followed by those of its graded cells if `tasks`; None for what there is not."""
        cells: list[object] = []
        for scores in marks.assignments:
            found = scores.by_student.get(student)
            cells.append(found.final if found else None)
            if self.tasks:
                cells += [cell_score(found, grade_id) for grade_id in scores.points]
        return cells


def listed_columns(gradebook: api.Gradebook, exporter: type[MarksExporter]) -> dict[str, str]:
    """What the last class list of an exporter's platform calls its assignments, by the title in small letters, without a number behind it.

    A title that stands there twice says nothing.
    """
    found: dict[str, list[str]] = {}
    for platform in platforms.every():
        if platform.exporter is exporter:
            for column in kept.columns(gradebook, platform.name):
                found.setdefault(re.sub(r"\s*\(\d+\)$", "", column).casefold(), []).append(column)
    return {title: columns[0] for title, columns in found.items() if len(columns) == 1}


def cell_score(found: Scores | None, grade_id: str) -> float | None:
    """The score of one graded cell, None where nothing was handed in or the cell has no grade."""
    cell = found.cells.get(grade_id) if found else None
    return cell.score if cell else None


def _marks(gradebook: api.Gradebook, assignments: Sequence[str], students: Sequence[str]) -> Marks:
    """Raises CourseError for an assignment or a student that the gradebook does not know."""
    roster, known = people(gradebook), _must_be_known(gradebook, assignments)
    unknown = [student for student in students if student not in roster]
    if unknown:
        raise CourseError(
            "the gradebook knows no student {unknown}; load the roster with `autograder roster FILE`", unknown=", ".join(unknown)
        )
    chosen = {student: person for student, person in roster.items() if not students or student in students}
    return Marks(chosen, [class_scores(gradebook, name) for name in known if not assignments or name in assignments])


def _must_be_known(gradebook: api.Gradebook, assignments: Iterable[str]) -> list[str]:
    """All assignments of the gradebook. Raises CourseError where one of `assignments` is none of them, or there is none."""
    known = assignment_names(gradebook)
    if not known:
        raise CourseError("the gradebook knows no assignment yet; run `autograder release` first, or name the right gradebook with --db")
    if unknown := [name for name in assignments if name not in known]:
        raise CourseError(
            "the gradebook knows no assignment {unknown} (known: {known}); run `autograder release` first",
            unknown=", ".join(unknown),
            known=", ".join(known),
        )
    return known


def preliminary(course: Course, gradebook: Gradebook, assignments: Sequence[str] = ()) -> list[Phrase]:
    """A line for each reason why marks of an exported assignment are not yet those of what was handed in, with whose they are."""
    lines = []
    for name in assignments or assignment_names(gradebook.nbgrader):
        found = not_graded(course, gradebook, name) if name in course.names() else {}
        if never := found.get("never"):
            lines.append(never_graded(name, never))
        if refused := found.get("refused"):
            lines.append(
                phrase("{name}: not gradable, and marked without it: {listed}; the report says why", name=name, listed=listed(refused))
            )
        if again := found.get("again"):
            lines.append(
                phrase(
                    "{name}: handed in again since it was graded: {listed}; run `autograder grade {argument}`, then export again",
                    name=name,
                    listed=listed(again),
                    argument=shlex.quote(name),
                )
            )
        if waiting := sorted(student for student, scores in class_scores(gradebook.nbgrader, name).by_student.items() if scores.waiting):
            lines.append(
                phrase(
                    "{name}: marks without what a person has yet to mark: {listed}; export again afterwards",
                    name=name,
                    listed=listed(waiting),
                )
            )
    return lines


def export(gradebook: Gradebook, to: str, path: Path, assignments: Sequence[str] = (), columns: Mapping[str, str] | None = None) -> Path:
    """Write the marks of all students to `path`, for the platform `to`. Returns `path`.

    Without `assignments`: all. `columns` says what the platform calls an assignment ("title (id)" for Canvas), by the
    assignment's name. Raises CourseError, also where the platform has no such columns.
    """
    kind = platforms.find(to).exporter if to in platforms.names() else None
    if kind is None:
        raise CourseError("{to}: not a format to export to; there are {formats}", to=to, formats=", ".join(platforms.names()))
    _must_be_known(gradebook.nbgrader, columns or ())
    exporter = kind()
    exporter.to = str(path)
    exporter.assignment = list(assignments)
    if columns:
        if not isinstance(exporter, ColumnsExporter):
            able = [each.name for each in platforms.every() if each.exporter and issubclass(each.exporter, ColumnsExporter)]
            raise CourseError("{to}: has no columns that can be renamed; those of {platforms} can", to=to, platforms=" and ".join(able))
        exporter.columns = dict(columns)
    exporter.export(gradebook.nbgrader)
    return path
