"""Who marked what by hand, and when. nbgrader keeps the marks and no name, so this notes each change in a table of our own as it is made.

What is marked in a process that does not `watch`, by a program of somebody's own, say, has nobody's name, and none is guessed.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import math
import os
import sys
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import cache
from typing import Any

import sqlalchemy as sa
from nbgrader import api

from autograder.classroom import kept
from autograder.errors import SaidError
from autograder.reasons import reason

TABLE = sa.Table(
    "autograder_mark",
    kept.TABLES,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("assignment", sa.String(255), nullable=False, index=True),
    sa.Column("notebook", sa.String(255), nullable=False),
    sa.Column("student", sa.String(255), nullable=False),
    sa.Column("cell", sa.String(255), nullable=False),
    sa.Column("what", sa.String(16), nullable=False),  # score or comment
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("by", sa.String(255), nullable=False),
    sa.Column("at", sa.String(40), nullable=False),  # in UTC
)
_ACTING: ContextVar[str] = ContextVar("acting")
_KINDS = {"score": (api.Grade, ("manual_score", "extra_credit")), "comment": (api.Comment, ("manual_comment",))}


@dataclass(frozen=True)
class HandMark:
    """A score or a comment that a person has set; `by` and `at` (UTC) are empty where it was set while nobody watched."""

    cell: str
    what: str  #: score or comment
    by: str = ""
    at: str = ""

    def __str__(self) -> str:
        """As tables have it."""
        return f"{self.cell} {self.what}: {f'{self.by} {self.at}' if self.by else 'not recorded'}"


class MarkError(SaidError):
    """A mark that cannot be set, for whoever sets it."""


@contextlib.contextmanager
def acting_as(name: str) -> Iterator[None]:
    """What this thread changes meanwhile is changed by this person, whoever runs the process."""
    token = _ACTING.set(name)
    try:
        yield
    finally:
        _ACTING.reset(token)


def who() -> str:
    """Who works here: whom this process acts for; the JupyterHub's user whose request is answered, or whose server this is; else the
    system's user.
    """
    if acting := _ACTING.get(""):
        return acting
    if "JUPYTERHUB_API_TOKEN" in os.environ and "jupyter_server" in sys.modules:
        from jupyter_server import CallContext

        # a formgrader that several share answers each of them
        user = getattr(CallContext.get(CallContext.JUPYTER_HANDLER), "current_user", None)
        name = user.get("name") if isinstance(user, dict) else getattr(user, "username", None)
        if name:
            return str(name)
    try:
        return os.environ.get("JUPYTERHUB_USER") or getpass.getuser()
    except (KeyError, OSError):  # a user id that the system has no name for
        return str(os.getuid())


@cache
def watch() -> None:
    """From now on each mark that this process changes is noted, with who changed it. Once is enough."""
    for what, (kind, names) in _KINDS.items():
        sa.event.listen(kind, "before_update", lambda _, connection, row, what=what, names=names: _note(connection, row, what, names))


def _note(connection: sa.Connection, row: Any, what: str, names: tuple[str, ...]) -> None:
    """In the transaction that changes the mark: there is no mark without its note."""
    table = type(row).__table__
    submitted, notebook, assignment = api.SubmittedNotebook.__table__, api.Notebook.__table__, api.Assignment.__table__
    columns = (
        *(table.c[name] for name in names),
        api.BaseCell.__table__.c.name.label("cell"),
        notebook.c.name.label("notebook"),
        assignment.c.name.label("assignment"),
        api.SubmittedAssignment.__table__.c.student_id.label("student"),
    )
    place = (
        table.join(api.BaseCell.__table__, table.c.cell_id == api.BaseCell.__table__.c.id)
        .join(submitted, table.c.notebook_id == submitted.c.id)
        .join(notebook, submitted.c.notebook_id == notebook.c.id)
        .join(assignment, notebook.c.assignment_id == assignment.c.id)
        .join(api.SubmittedAssignment.__table__, submitted.c.assignment_id == api.SubmittedAssignment.__table__.c.id)
    )
    before = connection.execute(sa.select(*columns).select_from(place).where(table.c.id == row.id)).one_or_none()
    if before is None:
        return
    old, new = (value_of(*(getattr(source, name) for name in names)) for source in (before, row))
    if old == new:
        return
    TABLE.create(connection, checkfirst=True)
    said = {"assignment": before.assignment, "notebook": before.notebook, "student": before.student, "cell": before.cell}
    at = datetime.now(timezone.utc).isoformat(timespec="seconds")
    connection.execute(sa.insert(TABLE).values(**said, what=what, value=new, by=who()[:255], at=at))


def set_marks(
    gradebook: api.Gradebook, name: str, notebook: str, student: str, scores: Mapping[str, float], comments: Mapping[str, str]
) -> None:
    """Sets points and comments by grade_id as the formgrader does, all or none, with a note of who did. The caller commits.

    Raises MarkError.
    """
    watch()
    try:
        for cell, score in scores.items():
            grade = gradebook.find_grade(cell, notebook, name, student)
            if not (math.isfinite(score) and 0 <= score <= grade.max_score):
                raise MarkError(reason("points-out-of-range", cell=cell, score=f"{score:g}", points=f"{grade.max_score:g}"))
            grade.manual_score, grade.needs_manual_grade = score, False
        for cell, comment in comments.items():
            gradebook.find_comment(cell, notebook, name, student).manual_comment = comment
    except api.MissingEntry:
        gradebook.db.rollback()
        raise MarkError(reason("cannot-be-marked", student=student, name=name)) from None
    except BaseException:
        gradebook.db.rollback()
        raise


def value_of(first: float | str | None, extra: float | None = None) -> str:
    """A mark as it is noted: a comment, or points with extra points; "" where there is none."""
    if isinstance(first, str):
        return first.strip()
    return "" if first is None and not extra else json.dumps([first if first is None else float(first), float(extra or 0)])


def noted(gradebook: api.Gradebook, assignment: str) -> dict[tuple[str, str, str, str], tuple[str, str, str]]:
    """By student, notebook, cell and what it is, the last change that was seen: value, by whom, when."""
    rows = kept.find(gradebook, TABLE, sa.select(TABLE).where(TABLE.c.assignment == assignment).order_by(TABLE.c.id))
    return {(row.student, row.notebook, row.cell, row.what): (row.value, row.by, row.at) for row in rows}
