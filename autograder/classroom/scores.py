"""What nbgrader's gradebook holds of one assignment, read at once: scores, hand-set ones included, penalties, comments."""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from nbgrader import api

from autograder.classroom import kept, marks
from autograder.errors import CourseError
from autograder.phrases import phrase


@dataclass(frozen=True)
class CellScore:
    """One graded cell of one submission."""

    automatic: float | None
    manual: float | None
    extra: float
    waiting: bool  #: a person has to look at it

    @property
    def score(self) -> float:
        """nbgrader's rule: what a person set stands above what was computed."""
        return (self.manual if self.manual is not None else self.automatic or 0.0) + self.extra

    @property
    def unmarked(self) -> bool:
        """Whether it has no score yet, of the grader's or of a person's."""
        return self.waiting and self.automatic is None and self.manual is None


@dataclass(frozen=True)
class Person:
    """A student as the roster has it; what is not known is empty."""

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""
    number: str = ""  #: the institution's

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.first_name, self.last_name) if part)


@dataclass
class Scores:
    """One submission's scores."""

    cells: dict[str, CellScore] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)  #: a person's, by grade_id
    by_hand: list[marks.HandMark] = field(default_factory=list)  #: who set which score or comment
    penalty: float = 0.0
    timestamp: datetime | None = None
    due: datetime | None = None  #: with the student's extension
    extended: bool = False

    @property
    def late(self) -> bool:
        """Whether it was handed in after it was due; of what is not known: no."""
        return self.timestamp is not None and self.due is not None and self.timestamp > self.due

    @property
    def raw(self) -> float:
        return sum(cell.score for cell in self.cells.values())

    @property
    def final(self) -> float:
        """After the late penalty; never below 0."""
        return max(0.0, self.raw - self.penalty)

    @property
    def waiting(self) -> bool:
        return any(cell.waiting for cell in self.cells.values())


@dataclass(frozen=True)
class ClassScores:
    """All of one assignment. `last_due` is the latest date until which anybody may hand in."""

    assignment: str
    points: dict[str, float]  #: by grade_id
    due: datetime | None
    last_due: datetime | None
    by_student: dict[str, Scores]

    @property
    def total(self) -> float:
        return sum(self.points.values())


def people(gradebook: api.Gradebook) -> dict[str, Person]:
    """The roster, in nbgrader's order (by last name)."""
    table = api.Student.__table__.c
    query = sa.select(table.id, table.first_name, table.last_name, table.email, table.lms_user_id)
    rows = gradebook.db.execute(query.order_by(table.last_name, table.first_name, table.id)).all()
    gradebook.db.rollback()
    numbers = kept.numbers(gradebook)
    return {
        student: Person(student, first or "", last or "", email or "", lms_id or "", numbers.get(student, ""))
        for student, first, last, email, lms_id in rows
    }


def assignment_names(gradebook: api.Gradebook) -> list[str]:
    """By due date, as nbgrader lists them."""
    names = [assignment.name for assignment in gradebook.assignments]
    gradebook.db.rollback()
    return names


@contextlib.contextmanager
def one_moment(gradebook: api.Gradebook) -> Iterator[None]:
    """What is asked inside is of one moment, whoever writes meanwhile: no score stands beside the penalty of another."""
    gradebook.db.rollback()
    if gradebook.engine.dialect.name == "sqlite":
        gradebook.db.connection().exec_driver_sql("BEGIN")  # Python's module begins only where something is written
    else:
        gradebook.db.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        yield
    finally:
        gradebook.db.rollback()


def last_due(gradebook: api.Gradebook, name: str) -> datetime | None:
    """The latest date until which anybody may hand in; None where nothing is due."""
    given = kept.extensions(gradebook, name).values()
    assignment, submitted = api.Assignment.__table__.c, api.SubmittedAssignment.__table__.c
    known = sa.select(assignment.id, assignment.duedate).where(assignment.name == name)
    number, due = gradebook.db.execute(known).one_or_none() or (None, None)
    longest = gradebook.db.execute(sa.select(sa.func.max(submitted.extension)).where(submitted.assignment_id == number)).scalar()
    gradebook.db.rollback()
    return due and due + max(longest or timedelta(0), timedelta(0), *given)


def class_scores(gradebook: api.Gradebook, name: str, notebook: str | None = None, students: Collection[str] = ()) -> ClassScores:
    """The scores of an assignment, or of one of its notebooks; with `students`, theirs alone, which takes no longer in a larger class.

    Raises CourseError where the gradebook does not know the assignment.
    """
    submitted, handed = api.SubmittedAssignment.__table__.c, api.SubmittedNotebook.__table__.c
    grade, comment = api.Grade.__table__.c, api.Comment.__table__.c
    points: dict[str, float] = {}
    names: dict[str, str] = {}
    latest = last_due(gradebook, name)
    with one_moment(gradebook):
        try:
            known = gradebook.find_assignment(name)
        except api.MissingEntry:
            listed = ", ".join(assignment_names(gradebook)) or phrase("none yet")
            raise CourseError(
                "the gradebook does not know the assignment {name} (known: {listed}); check the name, or run "
                "`autograder release {argument}`",
                name=name,
                listed=listed,
                argument=shlex.quote(name),
            ) from None
        last = known.duedate
        books = [book for book in known.notebooks if notebook in (None, book.name)]
        for book in books:
            for cell in (*book.grade_cells, *book.solution_cells, *book.task_cells):
                names[cell.id] = f"{book.name}.{cell.name}" if len(books) > 1 else cell.name
            points |= {names[cell.id]: float(cell.max_score) for cell in (*book.grade_cells, *book.task_cells)}
        of_whom = submitted.assignment_id == known.id
        if students:
            of_whom &= submitted.student_id.in_(students)
        wanted = handed.assignment_id.in_(sa.select(submitted.id).where(of_whom)) & handed.notebook_id.in_([book.id for book in books])
        here = sa.select(handed.id).where(wanted)
        whole = (submitted.id, submitted.student_id, submitted.timestamp, submitted.extension)
        columns = (grade.notebook_id, grade.cell_id, grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade)
        said = comment.notebook_id.in_(here) & comment.manual_comment.is_not(None)
        wholes, parts, cells, comments = (
            gradebook.db.execute(query).all()
            for query in (
                sa.select(*whole).where(of_whom),
                sa.select(handed.id, handed.assignment_id, handed.late_submission_penalty).where(wanted),
                sa.select(*columns).where(grade.notebook_id.in_(here)),
                sa.select(comment.notebook_id, comment.cell_id, comment.manual_comment).where(said),
            )
        )
    by_student: dict[str, Scores] = {}
    submissions: dict[str, Scores] = {}
    notebooks: dict[str, Scores] = {}
    for row in wholes:
        due = last + (row.extension or timedelta(0)) if last else None
        submissions[row.id] = by_student[row.student_id] = Scores(timestamp=row.timestamp, due=due, extended=bool(row.extension))
    for row in parts:
        notebooks[row.id] = submissions[row.assignment_id]
        submissions[row.assignment_id].penalty += row.late_submission_penalty or 0.0
    for row in cells:
        notebooks[row.notebook_id].cells[names[row.cell_id]] = CellScore(
            row.auto_score, row.manual_score, row.extra_credit or 0.0, bool(row.needs_manual_grade)
        )
    for row in comments:
        if row.manual_comment.strip():
            notebooks[row.notebook_id].comments[names[row.cell_id]] = row.manual_comment.strip()
    _add_hand_marks(gradebook, name, notebook, by_student)
    return ClassScores(name, points, last, latest, by_student)


def _add_hand_marks(gradebook: api.Gradebook, name: str, notebook: str | None, by_student: dict[str, Scores]) -> None:
    """Of each mark that stands there now, who has set it; nobody's where something else was noted last."""
    noted = {}
    for (student, book, cell, what), mark in marks.noted(gradebook, name).items():
        noted[student, f"{book}.{cell}", what] = mark
        if notebook in (None, book):
            noted[student, cell, what] = mark
    for student, scores in by_student.items():
        found = [(cell, "score", marks.value_of(score.manual, score.extra)) for cell, score in scores.cells.items()]
        found += [(cell, "comment", marks.value_of(comment)) for cell, comment in scores.comments.items()]
        for cell, what, value in found:
            if value:
                last, by, at = noted.get((student, cell, what), ("", "", ""))
                scores.by_hand.append(marks.HandMark(cell, what, by, at) if last == value else marks.HandMark(cell, what))
