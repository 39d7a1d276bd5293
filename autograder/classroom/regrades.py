"""Regrade requests: what a student says against a mark, until an instructor has answered it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import sqlalchemy as sa
from nbgrader import api

from autograder.classroom import kept
from autograder.classroom.course import Course
from autograder.classroom.marks import who
from autograder.errors import CourseError, SaidError
from autograder.notebooks.assignment import Assignment, cell_grade_id
from autograder.reasons import reason

if TYPE_CHECKING:
    from autograder.classroom.gradebook import Gradebook  # which makes the table

MAX_TEXT = 2000  #: characters of a request
MOST_OPEN = 5  #: requests of one student that nobody has answered
TABLE = sa.Table(
    "autograder_regrade",
    kept.TABLES,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("assignment", sa.String(255), nullable=False, index=True),  # as results are kept by: with the notebook, if there are several
    sa.Column("student", sa.String(255), nullable=False, index=True),
    sa.Column("task", sa.String(255), nullable=False),  # "" for the whole
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("asked_at", sa.String(40), nullable=False),  # times are ISO 8601 in UTC
    sa.Column("answer", sa.Text),
    sa.Column("answered_by", sa.String(255)),
    sa.Column("answered_at", sa.String(40)),
)
_STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")  #: a terminal, or the direction of a text


class RequestError(SaidError):
    """A request that is none, for its student."""


@dataclass(frozen=True)
class Regrade:
    """A request; `answer` is None as long as it is open. Times are ISO 8601 in UTC."""

    id: int
    assignment: str  #: its key, which names the notebook where there are several
    student: str
    task: str  #: a grade_id, "" for the whole
    text: str
    asked_at: str
    answer: str | None
    answered_by: str | None
    answered_at: str | None


def ask(course: Course, gradebook: Gradebook, name: str, student: str, text: str, task: str = "") -> Regrade:
    """Enters a request. `task` is a grade_id, with `NOTEBOOK/` before it where there are several notebooks; "" means the whole.

    Raises RequestError.
    """
    text = _STEERS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        raise RequestError(reason("request-without-text"))
    if len(text) > MAX_TEXT:
        raise RequestError(reason("request-too-long", most=MAX_TEXT, characters=len(text)))
    key, task = _place(course.assignments(name), task)
    if not gradebook.records(key, [student]):
        raise RequestError(reason("nothing-to-grade-again", student=student, key=key))
    if len([each for each in of_student(gradebook.nbgrader, student) if each.answer is None]) >= MOST_OPEN:
        raise RequestError(reason("many-requests", student=student, most=MOST_OPEN))
    db = gradebook.nbgrader.db
    row = {"assignment": key, "student": student, "task": task, "text": text, "asked_at": _now()}
    number = db.execute(sa.insert(TABLE).values(**row).returning(TABLE.c.id)).scalar_one()
    db.commit()
    return one(gradebook, number)


def answer(gradebook: Gradebook, number: int, text: str) -> Regrade:
    """Closes a request with an answer (Markdown), or gives another answer to one that is closed, and commits. Raises CourseError."""
    if not text.strip():
        raise CourseError(
            "request {number}: an answer needs a text, which the student reads; say what was looked at and what came of it", number=number
        )
    change = {"answer": text.strip(), "answered_by": who()[:255], "answered_at": _now()}
    gradebook.nbgrader.db.execute(sa.update(TABLE).where(TABLE.c.id == number).values(**change))
    gradebook.nbgrader.db.commit()
    return one(gradebook, number)


def of_assignment(gradebook: api.Gradebook, key: str) -> list[Regrade]:
    """All requests about an assignment, by its key, in the order in which they came."""
    return _find(gradebook, TABLE.c.assignment == key)


def of_student(gradebook: api.Gradebook, student: str) -> list[Regrade]:
    """All requests of a student, in the order in which they came."""
    return _find(gradebook, TABLE.c.student == student)


def waiting(gradebook: api.Gradebook) -> list[Regrade]:
    """All that nobody has answered, the oldest first."""
    return _find(gradebook, TABLE.c.answer.is_(None))


def _find(gradebook: api.Gradebook, where: sa.ColumnElement[bool]) -> list[Regrade]:
    rows = kept.find(gradebook, TABLE, sa.select(TABLE).where(where).order_by(TABLE.c.id))
    return [Regrade(**row._mapping) for row in rows]


def one(gradebook: Gradebook, number: int) -> Regrade:
    """The request with this number. Raises CourseError."""
    found = _find(gradebook.nbgrader, TABLE.c.id == number)
    if not found:
        raise CourseError(
            "{gradebook}: there is no request {number}; `autograder regrade-answer` lists those that are open",
            gradebook=gradebook.name,
            number=number,
        )
    return found[0]


def _place(assignments: list[Assignment], said: str) -> tuple[str, str]:
    """The key of the notebook that is meant, and the task in it. Raises RequestError."""
    book, _, task = said.rpartition("/")
    for assignment in assignments:
        known = {cell_grade_id(cell) for cell in assignment.notebook.cells}
        if book in ("", assignment.book) and (not task or task in known):
            test = assignment.tests.get(task)
            return assignment.key, (test.answers if test else None) or task  # a test's name means the task that it tests
    tasks = [task if one.alone else f"{one.book}/{task}" for one in assignments for task in one.released]
    raise RequestError(reason("no-task", name=assignments[0].name, task=said, tasks=", ".join(tasks)))


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
