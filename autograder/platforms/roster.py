"""Rosters: the students of a course, from an export of Canvas or Moodle or from a plain CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader import api

from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import people
from autograder.errors import CourseError

MAX_BYTES = 20_000_000
LONGEST = 128  #: characters that nbgrader's gradebook keeps of an id or a name
_ID = re.compile(r"[\w@.-]+")

# What the columns of the systems' exports are called, in small letters. The first that is there and not empty counts.
# Canvas: Grades, Export, and People; https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-export-grades-in-the-Gradebook/ta-p/809
# Moodle: Grades, Export, and Participants, Download; https://docs.moodle.org/en/Grade_export and
# https://docs.moodle.org/en/Assignment_settings#Offline_grading_worksheet
# Moodle translates its columns; the German ones are known here.
_STUDENT = (
    *("student_id", "student id", "sis login id", "login id", "username", "user name", "login", "anmeldename", "nutzername"),
    *("sis user id", "id number", "id-nummer", "matrikelnummer"),
)
_STUDENT_TOO = ("email address", "email", "e-mail-adresse", "e-mail", "student")
_FIRST = ("first_name", "first name", "firstname", "given name", "vorname")
_LAST = ("last_name", "last name", "lastname", "surname", "family name", "nachname", "familienname")
_NAME = ("full name", "vollständiger name", "name", "student")
_EMAIL = ("email", "email address", "e-mail", "e-mail-adresse")
_LMS = ("lms_user_id", "lms user id", "id", "id number", "id-nummer")


class RosterError(CourseError):
    """Everything that is wrong in one roster, a line each; nothing of it was used."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{path}: {problem}" for problem in problems))


@dataclass(frozen=True)
class RosterEntry:
    """One student. `participant` is Moodle's number, which differs from assignment to assignment."""

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""
    participant: str = ""


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
    RosterError with a line for each duplicate, odd or missing id.
    """
    header, rows = _read(path)
    names = [name.strip().casefold() for name in header]
    canvas = "student" in names and "id" in names
    participants = "identifier" in names
    known = [name for name in (*_STUDENT, *_STUDENT_TOO) if name in names and not (canvas and name == "student")]
    if not known and not participants:
        shown = ", ".join(header)[:200]
        raise RosterError(
            path,
            [f"no column holds the students' ids (there are: {shown}); call one of them student_id"],
        )
    entries: dict[str, RosterEntry] = {}
    lines: dict[str, int] = {}
    problems = []
    for line, values in rows:
        row = dict(zip(names, (" ".join(value.split()) for value in values), strict=False))
        if not any(row.values()) or (canvas and _is_not_a_student(row)):
            continue
        entry = _entry(row, known)
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
            raise RosterError(path, [f"larger than {MAX_BYTES / 1e6:g} MB; this is no roster"])
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


def _is_not_a_student(row: Mapping[str, str]) -> bool:
    """Canvas' rows of points and of posting policies, and its test student."""
    name = row.get("student", "")
    return name in ("", "Points Possible", "Student, Test", "Test Student")


def _entry(row: Mapping[str, str], known: Sequence[str]) -> RosterEntry:
    def first(names: Iterable[str]) -> str:
        return next((row[name] for name in names if row.get(name)), "")

    student = first(known)
    given, family = first(_FIRST), first(_LAST)
    if not given and not family:
        name = first(_NAME)
        if "," in name:
            family, _, given = (part.strip() for part in name.partition(","))
        elif name != student:
            given, _, family = name.rpartition(" ")
    # "Participant 123", in German "Teilnehmer/in123" in a column ID
    found = re.fullmatch(r"\D*(\d+)", row.get("identifier", "")) or re.fullmatch(r"\D+(\d+)", row.get("id", ""))
    lms_id = first(name for name in _LMS if not (name == "id" and "student" not in row))
    return RosterEntry(student or "", given, family, first(_EMAIL), lms_id, found[1] if found else "")


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
            told = {
                "first_name": entry.first_name,
                "last_name": entry.last_name,
                "email": entry.email,
                "lms_user_id": entry.lms_id,
            }
            told = {key: value for key, value in told.items() if value}
            before = known.get(entry.student)
            if before is None:
                book.db.add(api.Student(id=entry.student, **told))
                applied.added.append(entry.student)
                continue
            student = book.db.get(api.Student, entry.student)
            if all(getattr(student, key) == value for key, value in told.items()):
                applied.unchanged += 1
                continue
            for key, value in told.items():
                setattr(student, key, value)
            applied.changed.append(entry.student)
        book.db.commit()
    except BaseException:
        book.db.rollback()
        raise
    return applied
