"""Marks out: nbgrader's own CSV, a plain CSV with a column for each task, and what Canvas and Moodle import.

Each format is an exporter of nbgrader as well: `nbgrader export --exporter=autograder.platforms.export.CanvasExporter`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from nbgrader import api
from nbgrader.plugins import CsvExportPlugin, ExportPlugin
from traitlets import Bool, Dict

from autograder.classroom.course import Course
from autograder.classroom.engine import write_whole
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import ClassScores, Person, Scores, assignment_names, class_scores, people
from autograder.errors import CourseError
from autograder.platforms.tables import safe, to_csv

Table = tuple[list[str], list[list[object]]]


@dataclass(frozen=True)
class Marks:
    """What is exported: the roster and the scores of some assignments."""

    people: Mapping[str, Person]
    assignments: Sequence[ClassScores]

    def handed_in(self) -> list[tuple[str, Person]]:
        """Those who handed something in. A row of the others would have empty cells, and importing one takes away a grade."""
        return [each for each in self.people.items() if any(each[0] in scores.by_student for scores in self.assignments)]


class _Exporter(ExportPlugin):
    """What the exporters share."""

    default_name = "grades.csv"

    columns = Dict(help="What an assignment's column is called, by the assignment's name; else the name itself.").tag(config=True)

    def export(self, gradebook: api.Gradebook) -> None:
        """Write `self.to`, whole or not at all. Raises CourseError."""
        marks = _marks(gradebook, [str(name) for name in self.assignment], [str(student) for student in self.student])
        path = Path(self.to or self.default_name)
        try:
            write_whole(path, to_csv(*self.table(marks)))
        except OSError as error:
            raise CourseError(f"{path}: cannot be written ({error.strerror}); check the folder, or name another file") from error

    def table(self, marks: Marks) -> Table:
        """Header and rows. Subclasses implement it."""
        raise NotImplementedError

    def column(self, name: str) -> str:
        return str(self.columns.get(name, name))


class PlainExporter(_Exporter):
    """One row for each student and assignment, one column for each graded cell.

    `score` is what counts: hand-set scores included, the late penalty taken off. Whoever handed nothing in has empty
    cells.
    """

    def table(self, marks: Marks) -> Table:
        cells = [(scores.assignment, grade_id) for scores in marks.assignments for grade_id in scores.points]
        header = ["assignment", "student_id", "last_name", "first_name", "email", "lms_user_id", "timestamp"]
        header += ["raw_score", "late_penalty", "score", "max_score", "needs_manual_grade"]
        several = len(marks.assignments) > 1
        header += [f"{name}: {grade_id}" if several else grade_id for name, grade_id in cells]
        rows = []
        for scores in marks.assignments:
            for student, person in marks.people.items():
                found = scores.by_student.get(student)
                row: list[object] = [scores.assignment, student, person.last_name, person.first_name, person.email, person.lms_id]
                row += _summary(found) if found else [None, None, None, None]
                row += [scores.total, found.waiting if found else None]
                row += [_cell(found, grade_id) if name == scores.assignment else None for name, grade_id in cells]
                rows.append(row)
        return header, rows


def _summary(found: Scores) -> list[object]:
    time = found.timestamp.isoformat(sep=" ", timespec="seconds") + " UTC" if found.timestamp else None
    return [time, found.raw, min(found.penalty, found.raw), found.final]


def _cell(found: Scores | None, grade_id: str) -> float | None:
    cell = found.cells.get(grade_id) if found else None
    return cell.score if cell else None


def _scores(marks: Marks, student: str, tasks: bool) -> list[object]:
    """A student's score of each assignment, followed by those of its graded cells if `tasks`."""
    cells: list[object] = []
    for scores in marks.assignments:
        found = scores.by_student.get(student)
        cells.append(found.final if found else None)
        if tasks:
            cells += [_cell(found, grade_id) for grade_id in scores.points]
    return cells


class CanvasExporter(_Exporter):
    """The CSV that Canvas' gradebook imports and exports.

    Columns Student, ID, SIS User ID, SIS Login ID, Section, then the assignments; the second row holds the points.
    https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807
    https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb (how columns and students are found:
    by ID, then by SIS user id, by login, by name). A column is an assignment of Canvas if it has its title or, safer,
    "title (id)" as in Canvas' own export: see `columns`. An empty cell would take away a grade that Canvas has
    (`no_change_to_value?` there), so whoever handed nothing in gets no row; of several assignments in one file this
    protects those alone who handed in none: export one at a time. A column for each task would become an assignment each:
    `tasks` asks for that.
    """

    default_name = "canvas.csv"

    tasks = Bool(False, help="A column for each graded cell, too.").tag(config=True)

    def table(self, marks: Marks) -> Table:
        header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
        # Canvas knows this row by these words
        points: list[object] = ["Points Possible", None, None, None, None]
        for scores in marks.assignments:
            header.append(self.column(scores.assignment))
            points.append(scores.total)
            if self.tasks:
                header += [f"{self.column(scores.assignment)}: {grade_id}" for grade_id in scores.points]
                points += scores.points.values()
        rows = [points]
        for student, person in marks.handed_in():
            name = ", ".join(part for part in (person.last_name, person.first_name) if part) or student
            row: list[object] = [name, person.lms_id, None, student, None]
            rows.append(row + _scores(marks, student, self.tasks))
        return header, rows


class MoodleExporter(_Exporter):
    """The CSV that Moodle's grade import takes (Grades, Import, CSV file).

    https://docs.moodle.org/en/Grade_import: the columns are mapped to users (Username, ID number or Email address) and to
    grade items by hand after the upload; a column that is mapped to nothing is ignored, so the tasks can stay in the
    file. An empty cell takes away a grade, as in Canvas
    (https://github.com/moodle/moodle/blob/main/grade/import/csv/classes/load_data.php, update_grade_item).
    Feedback is left out, since importing it without a grade would delete grades.
    """

    default_name = "moodle.csv"

    tasks = Bool(True, help="A column for each graded cell, too.").tag(config=True)

    def table(self, marks: Marks) -> Table:
        header = ["First name", "Last name", "Username", "ID number", "Email address"]
        for scores in marks.assignments:
            header.append(self.column(scores.assignment))
            if self.tasks:
                header += [f"{self.column(scores.assignment)}: {grade_id}" for grade_id in scores.points]
        rows = []
        for student, person in marks.handed_in():
            row: list[object] = [person.first_name, person.last_name, student, person.lms_id, person.email]
            rows.append(row + _scores(marks, student, self.tasks))
        return header, rows


class NbgraderExporter(_Exporter):
    """nbgrader's own CSV, written by nbgrader, which neither quotes nor escapes: it is given harmless texts."""

    def export(self, gradebook: api.Gradebook) -> None:
        marks = _marks(gradebook, [str(name) for name in self.assignment], [str(student) for student in self.student])
        path = Path(self.to or self.default_name)
        part = path.with_name(path.name + ".part")
        plugin = CsvExportPlugin(parent=self.parent)
        plugin.to = str(part)
        try:
            plugin.export(_Harmless(marks))
            os.replace(part, path)
        except OSError as error:
            raise CourseError(f"{path}: cannot be written ({error.strerror}); check the folder, or name another file") from error
        finally:
            part.unlink(missing_ok=True)


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


def _marks(gradebook: api.Gradebook, assignments: Sequence[str], students: Sequence[str]) -> Marks:
    """Raises CourseError for an assignment or a student that the gradebook does not know."""
    roster, known = people(gradebook), _must_be_known(gradebook, assignments)
    unknown = [student for student in students if student not in roster]
    if unknown:
        raise CourseError(f"the gradebook knows no student {', '.join(unknown)}; load the roster with `autograder roster FILE`")
    chosen = {student: person for student, person in roster.items() if not students or student in students}
    return Marks(chosen, [class_scores(gradebook, name) for name in known if not assignments or name in assignments])


def _must_be_known(gradebook: api.Gradebook, assignments: Iterable[str]) -> list[str]:
    """All assignments of the gradebook. Raises CourseError where one of `assignments` is none of them, or there is none."""
    known = assignment_names(gradebook)
    if not known:
        raise CourseError("the gradebook knows no assignment yet; run `autograder release` first, or name the right gradebook with --db")
    if unknown := [name for name in assignments if name not in known]:
        raise CourseError(
            f"the gradebook knows no assignment {', '.join(unknown)} (known: {', '.join(known)}); run `autograder release` first"
        )
    return known


EXPORTERS: Mapping[str, type[_Exporter]] = {
    "nbgrader": NbgraderExporter,
    "csv": PlainExporter,
    "canvas": CanvasExporter,
    "moodle": MoodleExporter,
}


def export(
    course: Course,
    gradebook: Gradebook,
    to: str,
    path: Path,
    assignments: Sequence[str] = (),
    students: Sequence[str] = (),
    *,
    columns: Mapping[str, str] | None = None,
    tasks: bool | None = None,
) -> Path:
    """Write the marks to `path` in the format `to`, a key of EXPORTERS.

    Without `assignments` or `students`: all. `columns` names the assignments' columns ("title (id)" for Canvas); `tasks`
    asks for or drops the columns of single tasks, where the format can have them. Raises CourseError.
    """
    if to not in EXPORTERS:
        raise CourseError(f"{to}: no format to export to; there are {', '.join(EXPORTERS)}")
    _must_be_known(gradebook.nbgrader, columns or ())
    exporter = EXPORTERS[to]()
    exporter.to = str(path)
    exporter.assignment, exporter.student = list(assignments), list(students)
    exporter.columns = dict(columns or {})
    if tasks is not None and exporter.has_trait("tasks"):
        exporter.tasks = tasks
    exporter.export(gradebook.nbgrader)
    return path
