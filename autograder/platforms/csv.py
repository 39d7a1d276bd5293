"""No platform: a class list and a table of marks for spreadsheets, and folders or files that are named after students' ids."""

from __future__ import annotations

from autograder.classroom.scores import Scores
from autograder.platforms.common.contract import Columns, Platform
from autograder.platforms.common.export import Marks, MarksExporter, Table, cell_score


class PlainExporter(MarksExporter):
    """One row for each student and assignment, one column for each graded cell.

    `score` is what counts: hand-set scores included, the late penalty taken off. Whoever handed nothing in has empty
    cells.
    """

    def table(self, marks: Marks) -> Table:
        cells = [(scores.assignment, grade_id) for scores in marks.assignments for grade_id in scores.points]
        header = ["assignment", "student_id", "last_name", "first_name", "email", "lms_user_id", "timestamp"]
        header += ["raw_score", "late_penalty", "score", "max_score", "needs_manual_grade", "marked_by"]
        several = len(marks.assignments) > 1
        header += [f"{name}: {grade_id}" if several else grade_id for name, grade_id in cells]
        rows = []
        for scores in marks.assignments:
            for student, person in marks.people.items():
                found = scores.by_student.get(student)
                row: list[object] = [scores.assignment, student, person.last_name, person.first_name, person.email, person.lms_id]
                row += _summary(found) if found else [None, None, None, None]
                row += [scores.total, found.waiting if found else None, "; ".join(map(str, found.by_hand)) if found else None]
                row += [cell_score(found, grade_id) if name == scores.assignment else None for name, grade_id in cells]
                rows.append(row)
        return header, rows


def _summary(found: Scores) -> list[object]:
    time = found.timestamp.isoformat(sep=" ", timespec="seconds") + " UTC" if found.timestamp else None
    return [time, found.raw, min(found.penalty, found.raw), found.final]


class Plain(Platform):
    """Class list: any table with a column student_id, or another that says as much."""

    columns = Columns(
        login=("student_id", "student id", "user name", "login"),
        email=("email",),
        first_name=("first_name", "firstname", "given name"),
        last_name=("last_name", "lastname", "family name"),
        name=("name", "student"),
        lms_id=("lms_user_id", "lms user id"),
    )
    exporter = PlainExporter


PLATFORM = Plain()
