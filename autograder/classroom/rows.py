"""The rows of one submission in nbgrader's tables, by statements: its objects load and compare every row, which takes ten times as long.

Nothing here commits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from nbgrader import api

from autograder.classroom import kept

_STUDENT, _ASSIGNMENT, _NOTEBOOK, _CELL, SUBMITTED, _HANDED, _GRADE, _SAID = (
    kind.__table__
    for kind in (
        *(api.Student, api.Assignment, api.Notebook, api.BaseCell),
        *(api.SubmittedAssignment, api.SubmittedNotebook, api.Grade, api.Comment),
    )
)
# Stated once: to put a statement together takes longer than to run it. And each by what nbgrader has an index for, which is a cell with
# a notebook that was handed in, and not that notebook alone: else each submission of a class would take longer than the one before.
_STUDENTS = (SUBMITTED.c.assignment_id == _ASSIGNMENT.c.id) & (SUBMITTED.c.student_id == sa.bindparam("student"))
_ROWS = (
    sa.select(
        *(SUBMITTED.c.id, SUBMITTED.c.timestamp, SUBMITTED.c.extension, _ASSIGNMENT.c.duedate),
        *(_NOTEBOOK.c.id, _HANDED.c.id, _HANDED.c.late_submission_penalty),
    )
    .join_from(_ASSIGNMENT, _NOTEBOOK, _NOTEBOOK.c.assignment_id == _ASSIGNMENT.c.id)
    .join(SUBMITTED, _STUDENTS)
    .join(_HANDED, (_HANDED.c.notebook_id == _NOTEBOOK.c.id) & (_HANDED.c.assignment_id == SUBMITTED.c.id))
    .where(_ASSIGNMENT.c.name == sa.bindparam("assignment"), _NOTEBOOK.c.name == sa.bindparam("notebook"))
)
_KNOWN = (
    sa.select(
        _ASSIGNMENT.c.id,
        sa.select(_STUDENT.c.id).where(_STUDENT.c.id == sa.bindparam("student")).scalar_subquery(),
        kept.extension_of(sa.bindparam("assignment"), sa.bindparam("student")).scalar_subquery(),
        SUBMITTED.c.id,
    )
    .join_from(_ASSIGNMENT, SUBMITTED, _STUDENTS, isouter=True)
    .where(_ASSIGNMENT.c.name == sa.bindparam("assignment"))
)
# of the notebooks for which a submission has no rows, with the cells of each
_CELLS = (
    sa.select(_NOTEBOOK.c.id, _CELL.c.id, _CELL.c.type)
    .join_from(_NOTEBOOK, _CELL, _CELL.c.notebook_id == _NOTEBOOK.c.id, isouter=True)
    .where(
        _NOTEBOOK.c.assignment_id == sa.bindparam("assignment"),
        ~sa.exists().where(_HANDED.c.notebook_id == _NOTEBOOK.c.id, _HANDED.c.assignment_id == sa.bindparam("submission")),
    )
)
_NEW_STUDENT, _NEW_SUBMISSION, _NEW_NOTEBOOK, _NEW_GRADE, _NEW_COMMENT = map(sa.insert, (_STUDENT, SUBMITTED, _HANDED, _GRADE, _SAID))
_TIME = sa.update(SUBMITTED).where(SUBMITTED.c.id == sa.bindparam("key")).values(timestamp=sa.bindparam("time"))


def _of_the_notebook(table: Any, *columns: Any) -> sa.Select[Any]:
    """What a table holds of the cells of one notebook that was handed in."""
    cells = _CELL.alias()
    its = table.c.cell_id.in_(sa.select(cells.c.id).where(cells.c.notebook_id == sa.bindparam("book")))
    whole = sa.select(*columns).join_from(table, _CELL, table.c.cell_id == _CELL.c.id)
    return whole.where(its, table.c.notebook_id == sa.bindparam("notebook"))


_GRADES = _of_the_notebook(
    _GRADE, *(_GRADE.c.id, _CELL.c.name, _CELL.c.type, _GRADE.c.auto_score, _GRADE.c.manual_score, _GRADE.c.needs_manual_grade)
)
MARKED = (
    sa.select(_GRADE.c.id)
    .join_from(_GRADE, _HANDED, _GRADE.c.notebook_id == _HANDED.c.id)
    .join(SUBMITTED, (_HANDED.c.assignment_id == SUBMITTED.c.id) & (SUBMITTED.c.student_id == sa.bindparam("student")))
    .join(_ASSIGNMENT, (SUBMITTED.c.assignment_id == _ASSIGNMENT.c.id) & (_ASSIGNMENT.c.name == sa.bindparam("assignment")))
    .join(_NOTEBOOK, (_HANDED.c.notebook_id == _NOTEBOOK.c.id) & (_NOTEBOOK.c.name == sa.bindparam("notebook")))
    .join(_CELL, (_GRADE.c.cell_id == _CELL.c.id) & (_CELL.c.notebook_id == _NOTEBOOK.c.id))
    .where(_GRADE.c.manual_score.is_not(None))
    .limit(1)
)
_SCORE = (
    sa.update(_GRADE)
    .where(_GRADE.c.id == sa.bindparam("key"))
    .values(auto_score=sa.bindparam("score"), needs_manual_grade=sa.bindparam("unread"))
)
_TOTAL = _of_the_notebook(_GRADE, sa.func.coalesce(sa.func.sum(api.Grade.score), 0.0))
_COMMENTS = _of_the_notebook(_SAID, _SAID.c.id, _CELL.c.name, _SAID.c.auto_comment)
_COMMENT = sa.update(_SAID).where(_SAID.c.id == sa.bindparam("key")).values(auto_comment=sa.bindparam("said"))
_PENALTY = sa.update(_HANDED).where(_HANDED.c.id == sa.bindparam("key")).values(late_submission_penalty=sa.bindparam("penalty"))


@dataclass(frozen=True)
class GradeRow:
    """The points of one cell."""

    key: str
    name: str  #: the cell's grade_id
    is_task: bool
    score: float | None  #: the grader's
    is_marked: bool  #: by a person
    unread: bool  #: a person has to grade it


@dataclass(frozen=True)
class Rows:
    """What the tables hold of a student's submission and of one notebook of it. Times are UTC, without a zone."""

    submission: str
    timestamp: datetime | None
    extension: timedelta | None
    duedate: datetime | None  #: everybody's
    book: str  #: the assignment's notebook
    notebook: str  #: the student's
    penalty: float | None

    @property
    def due(self) -> datetime | None:
        """Until when this student may hand in."""
        return self.duedate + (self.extension or timedelta(0)) if self.duedate else None

    @property
    def late(self) -> float:
        """Seconds."""
        return 0.0 if self.timestamp is None or self.due is None else max(0.0, (self.timestamp - self.due).total_seconds())

    def with_time(self, db: sa.Connection, time: datetime | None) -> Rows:
        """Enters when it was handed in."""
        if time != self.timestamp:
            db.execute(_TIME, {"key": self.submission, "time": time})
        return replace(self, timestamp=time)

    def grades(self, db: sa.Connection) -> list[GradeRow]:
        """Those of the notebook."""
        found = db.execute(_GRADES, {"book": self.book, "notebook": self.notebook})
        return [
            GradeRow(key, name, kind == "TaskCell", score, by_hand is not None, unread) for key, name, kind, score, by_hand, unread in found
        ]

    def enter_grades(self, db: sa.Connection, grades: Sequence[GradeRow]) -> None:
        """Enters their scores, and whether a person has to read them."""
        if grades:
            db.execute(_SCORE, [{"key": grade.key, "score": grade.score, "unread": grade.unread} for grade in grades])

    def enter_comments(self, db: sa.Connection, comments: Mapping[str, str]) -> None:
        """Enters the grader's comments, by grade_id; a cell that is not named has none."""
        found = [
            (key, comments.get(name), said) for key, name, said in db.execute(_COMMENTS, {"book": self.book, "notebook": self.notebook})
        ]
        if changed := [{"key": key, "said": new} for key, new, said in found if new != said]:
            db.execute(_COMMENT, changed)

    def score(self, db: sa.Connection) -> float:
        """Of the notebook, as nbgrader has it: without the penalty, and a person's points in place of the grader's."""
        return float(db.execute(_TOTAL, {"book": self.book, "notebook": self.notebook}).scalar_one())

    def enter_penalty(self, db: sa.Connection, penalty: float | None) -> None:
        """Enters what is taken off for being late."""
        if penalty != self.penalty:
            db.execute(_PENALTY, {"key": self.notebook, "penalty": penalty})


def is_handed_in(assignment: str, students: Sequence[str]) -> sa.ColumnElement[bool]:
    """Whether a row of SUBMITTED belongs to one of these."""
    known = sa.select(_ASSIGNMENT.c.id).where(_ASSIGNMENT.c.name == assignment).scalar_subquery()
    theirs: sa.ColumnElement[bool] = (SUBMITTED.c.assignment_id == known) & SUBMITTED.c.student_id.in_(students)
    return theirs


def rows_of(db: sa.Connection, assignment: str, notebook: str, student: str) -> Rows:
    """The rows of a submission, made where they are missing; as nbgrader's add_submission does, without its commits."""
    mine = {"assignment": assignment, "notebook": notebook, "student": student}
    found = db.execute(_ROWS, mine).one_or_none()
    if found is None:
        _add(db, assignment, student)
        found = db.execute(_ROWS, mine).one()
    return Rows(*found)


def _add(db: sa.Connection, assignment: str, student: str) -> None:
    """Also what is missing of a submission alone: a notebook that came to the assignment later."""
    known, listed, seconds, submission = db.execute(_KNOWN, {"assignment": assignment, "student": student}).one()
    if listed is None:
        db.execute(_NEW_STUDENT, {"id": student})
    if submission is None:
        submission = api.new_uuid()
        extension = timedelta(seconds=seconds) if seconds else None
        db.execute(_NEW_SUBMISSION, {"id": submission, "assignment_id": known, "student_id": student, "extension": extension})
    notebooks: dict[str, str] = {}
    cells: list[tuple[str, dict[str, str]]] = []
    for notebook, cell, kind in db.execute(_CELLS, {"assignment": known, "submission": submission}):
        key = notebooks.setdefault(notebook, api.new_uuid())
        cells.append((kind, {"cell_id": cell, "notebook_id": key}))
    for new, rows in (
        (_NEW_NOTEBOOK, [{"id": key, "assignment_id": submission, "notebook_id": notebook} for notebook, key in notebooks.items()]),
        (_NEW_GRADE, [row for kind, row in cells if kind in ("GradeCell", "TaskCell")]),
        (_NEW_COMMENT, [row for kind, row in cells if kind in ("SolutionCell", "TaskCell")]),
    ):
        if rows:
            db.execute(new, rows)
