"""What nbgrader's tables have no place for, what learning platforms say of a class first of all: tables of our own beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from nbgrader import api

TABLES = sa.MetaData()
_NUMBERS = sa.Table(
    "autograder_number",
    TABLES,
    sa.Column("student", sa.String(255), primary_key=True),
    sa.Column("number", sa.String(255), nullable=False),  # the institution's, for the way back
)
_COLUMNS = sa.Table(
    "autograder_column",
    TABLES,
    sa.Column("platform", sa.String(64), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
)
_FILES = sa.Table(
    "autograder_file",
    TABLES,
    sa.Column("assignment", sa.String(255), primary_key=True),
    sa.Column("student", sa.String(255), primary_key=True),
    sa.Column("platform", sa.String(64), nullable=False),
    sa.Column("key", sa.String(64), nullable=False),
    sa.Column("file", sa.String(64), nullable=False),
    sa.Column("late", sa.Boolean, nullable=False),
)
_EXTENSIONS = sa.Table(
    "autograder_extension",
    TABLES,
    sa.Column("assignment", sa.String(255), primary_key=True),
    sa.Column("student", sa.String(255), primary_key=True),
    sa.Column("seconds", sa.Integer, nullable=False),  # nbgrader keeps an extension with a submission, of which there may be none yet
)


@dataclass(frozen=True)
class PlatformFile:
    """What a platform's download said of the notebook that was taken from it."""

    platform: str
    key: str  #: the platform's number of the student, for the assignment or at all
    file: str  #: its number of the file, "0" where it has none
    late: bool  #: by the platform's own mark


def files(gradebook: api.Gradebook, assignment: str) -> dict[str, PlatformFile]:
    """By student."""
    rows = find(gradebook, _FILES, sa.select(_FILES).where(_FILES.c.assignment == assignment))
    return {row.student: PlatformFile(row.platform, row.key, row.file, bool(row.late)) for row in rows}


def keep_file(gradebook: api.Gradebook, assignment: str, student: str, file: PlatformFile) -> None:
    """Replaces what is kept of this student's notebook."""
    mine = (_FILES.c.assignment == assignment) & (_FILES.c.student == student)
    _replace(gradebook, mine, _FILES, [{"assignment": assignment, "student": student, **asdict(file)}])


def extensions(gradebook: api.Gradebook, assignment: str) -> dict[str, timedelta]:
    """By student, who may not have handed in yet."""
    rows = find(gradebook, _EXTENSIONS, sa.select(_EXTENSIONS).where(_EXTENSIONS.c.assignment == assignment))
    return {row.student: timedelta(seconds=row.seconds) for row in rows}


def extension_of(assignment: sa.BindParameter[str], student: sa.BindParameter[str]) -> sa.Select[Any]:
    """Asks for the seconds of one student's extension, inside another statement."""
    return sa.select(_EXTENSIONS.c.seconds).where((_EXTENSIONS.c.assignment == assignment) & (_EXTENSIONS.c.student == student))


def keep_extension(gradebook: api.Gradebook, assignment: str, student: str, extension: timedelta | None) -> None:
    """Replaces a student's extension; None takes it back. The caller commits."""
    mine = (_EXTENSIONS.c.assignment == assignment) & (_EXTENSIONS.c.student == student)
    gradebook.db.execute(sa.delete(_EXTENSIONS).where(mine))
    if extension:
        row = {"assignment": assignment, "student": student, "seconds": int(extension.total_seconds())}
        gradebook.db.execute(sa.insert(_EXTENSIONS).values(**row))


def numbers(gradebook: api.Gradebook) -> dict[str, str]:
    """The institution's numbers, by student."""
    return {row.student: row.number for row in find(gradebook, _NUMBERS, sa.select(_NUMBERS))}


def keep_numbers(gradebook: api.Gradebook, by_student: Mapping[str, str]) -> None:
    """Replaces the numbers of these students."""
    _replace(gradebook, _NUMBERS.c.student.in_(by_student), _NUMBERS, [{"student": s, "number": n} for s, n in by_student.items()])


def columns(gradebook: api.Gradebook, platform: str) -> list[str]:
    """What a platform calls its assignments, as its last class list had it."""
    query = sa.select(_COLUMNS.c.title).where(_COLUMNS.c.platform == platform).order_by(_COLUMNS.c.place)
    return [row.title for row in find(gradebook, _COLUMNS, query)]


def keep_columns(gradebook: api.Gradebook, platform: str, titles: Sequence[str]) -> None:
    """Replaces those of a platform."""
    rows = [{"platform": platform, "place": place, "title": title} for place, title in enumerate(titles)]
    _replace(gradebook, _COLUMNS.c.platform == platform, _COLUMNS, rows)


def forget(gradebook: api.Gradebook, student: str) -> None:
    """Removes what is kept of a student; the caller commits."""
    for table in TABLES.tables.values():
        if "student" in table.c:
            gradebook.db.execute(sa.delete(table).where(table.c.student == student))


def find(gradebook: api.Gradebook, table: sa.Table, query: sa.Select[Any]) -> list[Any]:
    """What a query of one of these tables gives; nothing of a table that is not there."""
    if not sa.inspect(gradebook.engine).has_table(table.name):  # nbgrader's own commands open gradebooks that never had ours
        return []
    rows = list(gradebook.db.execute(query).all())
    gradebook.db.rollback()
    return rows


def _replace(gradebook: api.Gradebook, where: sa.ColumnElement[bool], table: sa.Table, rows: Iterable[Mapping[str, object]]) -> None:
    TABLES.create_all(gradebook.engine)
    try:
        gradebook.db.execute(sa.delete(table).where(where))
        if rows := list(rows):
            gradebook.db.execute(sa.insert(table), rows)
        gradebook.db.commit()
    except BaseException:
        gradebook.db.rollback()
        raise
