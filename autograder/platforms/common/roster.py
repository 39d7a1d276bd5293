"""Rosters: the students of a course, from a platform's class list or from a plain CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from pathlib import Path

from nbgrader import api

from autograder import platforms
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import people
from autograder.errors import CourseError
from autograder.files import megabytes
from autograder.platforms.common.contract import Columns, RosterEntry

MAX_BYTES = 20_000_000
LONGEST = 128  #: characters that nbgrader's gradebook keeps of an id or a name
_ID = re.compile(r"[\w@.-]+")
_ANYTHING = "student"  #: a column that may hold ids where no other does


class RosterError(CourseError):
    """Everything that is wrong in one roster, a line each; nothing of it was used."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{path}: {problem}" for problem in problems))


@dataclass
class Applied:
    """What a roster changed. `missing`: students of the gradebook who are not on it; they stay."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)


def load_roster(path: Path) -> list[RosterEntry]:
    """Read a roster, with commas, semicolons or tabs between the columns.

    A student's id is the login, else the number, else the email address. A row that stands twice counts once. Raises
    RosterError with a line for each duplicate, unusable or missing id.
    """
    header, rows = _read(path)
    names = [name.strip().casefold() for name in header]
    columns = _columns()
    if not _in_our_words(dict.fromkeys(names, "x")).keys() & {*columns.login, *columns.number, *columns.email, _ANYTHING}:
        shown = ", ".join(header)[:200]
        raise RosterError(path, [f"no column holds the students' ids (there are: {shown}); call one of them student_id"])
    entries: dict[str, RosterEntry] = {}
    lines: dict[str, int] = {}
    problems = []
    for line, values in rows:
        row = _in_our_words(dict(zip(names, (" ".join(value.split()) for value in values), strict=False)))
        if not any(row.values()):
            continue
        entry = _entry(row, columns)
        problem = _problem(entry, row)
        if not problem and (before := entries.get(entry.student)) is not None and before != entry:
            problem = f"{entry.student!r} stands in line {lines[entry.student]} already, with other data; keep one of them"
        if problem:
            problems.append(f"line {line}: {problem}")
            continue
        entries[entry.student] = entry
        lines.setdefault(entry.student, line)
    problems += _doubles(entries.values(), lines)
    if problems:
        raise RosterError(path, problems)
    if not entries:
        raise RosterError(path, ["there is no student in it"])
    return list(entries.values())


def _read(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RosterError(path, [f"larger than {megabytes(MAX_BYTES)}; this is no roster"])
        data = path.read_bytes()
    except OSError as error:
        raise RosterError(path, [f"cannot be read ({error.strerror})"]) from None
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RosterError(path, [f"line {line}: not UTF-8 text; save it as CSV UTF-8"]) from None
    if "\x00" in text or data[:2] == b"PK":
        raise RosterError(path, ["this is no CSV file; export or save it as CSV"])
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = next(reader, [])
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise RosterError(path, [f"line {reader.line_num}: {error}; save it as CSV again"]) from None
    if not any(header):
        raise RosterError(path, ["the first line is empty; it must name the columns"])
    return header, rows


def _columns() -> Columns:
    """Of all platforms, since a list may have gone through a spreadsheet; what a person may have added to it comes first."""
    return reduce(or_, (platform.columns for platform in platforms.every()), platforms.find("csv").columns)


def _in_our_words(row: Mapping[str, str]) -> Mapping[str, str]:
    """A row with its columns as platforms' `columns` call them; empty where a platform says that it is no student's."""
    for platform in platforms.every():
        read = platform.student_row(row)
        if read is None:
            return {}
        row = read
    return row


def _entry(row: Mapping[str, str], columns: Columns) -> RosterEntry:
    def first(names: Iterable[str]) -> str:
        return next((row[name] for name in names if row.get(name)), "")

    student = first((*columns.login, *columns.number, *columns.email, _ANYTHING))
    given, family = first(columns.first_name), first(columns.last_name)
    if not given and not family:
        name = first(columns.name)
        if "," in name:
            family, _, given = (part.strip() for part in name.partition(","))
        elif name != student:
            given, _, family = name.rpartition(" ")
    return RosterEntry(student, given, family, first(columns.email), first(columns.lms_id), row.get("participant", ""))


def _problem(entry: RosterEntry, row: Mapping[str, str]) -> str:
    if not entry.student:
        return f"no id for {' '.join(value for value in row.values() if value)[:60]!r}; fill it in"
    if not _ID.fullmatch(entry.student) or entry.student[0] in ".-" or len(entry.student) > LONGEST:
        # it names a folder, and nbgrader's exchange takes + and * for its own
        return f"the id {entry.student[:60]!r} cannot be used; letters, digits and . _ - @ are allowed, not first . or -"
    if long := [value for value in (entry.first_name, entry.last_name, entry.email) if len(value) > LONGEST]:
        return f"{long[0][:40]!r}… is longer than {LONGEST} characters"
    return ""


def _doubles(entries: Iterable[RosterEntry], lines: Mapping[str, int]) -> list[str]:
    """Two students who would share a folder on some systems, or a number in the learning platform."""
    found = []
    seen: dict[tuple[str, str], RosterEntry] = {}
    for entry in entries:
        for what, value in (("id, but for capitals,", entry.student.casefold()), ("number", entry.lms_id)):
            before = seen.setdefault((what, value), entry) if value else entry
            if before is not entry:
                line, first = lines[entry.student], lines[before.student]
                found.append(f"line {line}: {entry.student!r} has the same {what} as {before.student!r} in line {first}")
    return found


def apply(gradebook: Gradebook, entries: Sequence[RosterEntry]) -> Applied:
    """Enter the students in the gradebook, all or none. What a roster does not say stays as it is; nobody is removed."""
    book = gradebook.nbgrader
    known = people(book)
    applied = Applied(missing=sorted(known.keys() - {entry.student for entry in entries}))
    try:
        for entry in entries:
            stated = {
                "first_name": entry.first_name,
                "last_name": entry.last_name,
                "email": entry.email,
                "lms_user_id": entry.lms_id,
            }
            stated = {key: value for key, value in stated.items() if value}
            before = known.get(entry.student)
            if before is None:
                book.db.add(api.Student(id=entry.student, **stated))
                applied.added.append(entry.student)
                continue
            student = book.db.get(api.Student, entry.student)
            if all(getattr(student, key) == value for key, value in stated.items()):
                applied.unchanged += 1
                continue
            for key, value in stated.items():
                setattr(student, key, value)
            applied.changed.append(entry.student)
        book.db.commit()
    except BaseException:
        book.db.rollback()
        raise
    return applied
