"""Deleting the data of a term's students once the time for which they are kept has passed; texts, tasks and settings stay."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path

import sqlalchemy as sa

from autograder.classroom.archive import DATABASE, members, places, verified
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook, tables
from autograder.classroom.terms import WRITTEN
from autograder.errors import CourseError
from autograder.files import read_untrusted

_OF_STUDENTS = {"grade", "comment", "submitted_notebook", "submitted_assignment", "student"}  #: tables of nbgrader's
_MADE = ("source*", "release*", "gradebook.db*", ".*", "__pycache__")  #: what else may stay, since no student is in it


@dataclass(frozen=True)
class Term:
    """What there is of a term's students, and what else is in the folder, which somebody has to look at."""

    folders: dict[Path, int]  #: with the number of files
    files: list[Path]  #: exported marks
    rows: dict[str, int]  #: of the gradebook, by table
    stays: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.folders or self.files or any(self.rows.values()))


def has_passed(last: date, course: Course, now: datetime) -> bool:
    """Whether this day is over where the course is (c.Exchange.timezone), or else in UTC."""
    return now.astimezone(course.settings.zone or timezone.utc).date() > last


def term_of(course: Course, gradebook: Gradebook) -> Term:
    """What would go. Raises CourseError where a folder is a link, or lies elsewhere."""
    folders = {path: sum(len(files) for _, _, files in os.walk(path)) for path in places(course) if path.is_dir()}
    files = [path for path in sorted(course.folder.glob("grades-*.csv")) if path.is_file() or path.is_symlink()]
    rows = {}
    for table in _tables():
        rows[table.name] = int(gradebook.nbgrader.db.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())
    gradebook.nbgrader.db.rollback()
    kits = {path.name for path in course.folder.iterdir() if path.is_dir() and list(path.glob("*.py"))}
    known = {*WRITTEN, *kits, *(path.name for path in (*folders, *files)), course.source.name}
    stays = sorted(
        path.name for path in course.folder.iterdir() if path.name not in known and not any(path.match(pattern) for pattern in _MADE)
    )
    return Term(folders, files, rows, stays)


def check_archived(course: Course, gradebook: Gradebook, term: Term, archive: Path) -> None:
    """Raises CourseError unless the archive can be read and holds every file and every row that would go, as it is now."""
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside, DATABASE)
        digests = verified(archive, copy)
        for name, path in members(course):
            if path in term.files or any(path.is_relative_to(folder) for folder in term.folders):
                data = read_untrusted(path, below=course.folder, limit=1 << 33)
                if digests.get(name) != hashlib.sha256(data).hexdigest():
                    raise CourseError("{path}: is not in {archive}, or was another file then; archive again", path=path, archive=archive)
        engine = sa.create_engine(f"sqlite:///{copy}")
        try:
            with engine.connect() as there:
                for table in _tables():
                    has = sa.inspect(there).has_table(table.name)
                    old = set(_rows(there, table)) if has else set()
                    if not old.issuperset(_rows(gradebook.nbgrader.db, table)):
                        raise CourseError(
                            "{gradebook}: {table} has changed since {archive} was written; archive again",
                            gradebook=gradebook.name,
                            table=table.name,
                            archive=archive,
                        )
        finally:
            engine.dispose()
            gradebook.nbgrader.db.rollback()


def delete(gradebook: Gradebook, term: Term) -> None:
    """Deletes it. Cut off anywhere, it can be called again, and does the rest: rows go all together, before the first folder."""
    db = gradebook.nbgrader.db
    for table in _tables():
        db.execute(sa.delete(table))
    db.commit()
    gradebook.forget_what_is_deleted()
    for folder in term.folders:
        shutil.rmtree(folder)  # refuses a link, and follows none inside
    for file in term.files:
        file.unlink()


def _tables() -> list[sa.Table]:
    """Those with students in them, none after one that it refers to."""
    return [table for table in reversed(tables()) if table.name in _OF_STUDENTS or "student" in table.c]


def _rows(db: sa.Connection, table: sa.Table) -> Iterator[str]:
    return (repr(tuple(row)) for row in db.execute(sa.select(table)))
