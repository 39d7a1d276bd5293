"""Rosters: the students of a course, from a platform's class list or from a plain CSV."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from pathlib import Path

from nbgrader import api

from autograder import platforms
from autograder.classroom import kept
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import Person, people
from autograder.errors import CourseError
from autograder.files import megabytes
from autograder.phrases import Phrase, joined, phrase
from autograder.platforms.common.contract import Columns, RosterEntry

MAX_BYTES = 20_000_000
LONGEST = 128  #: characters that nbgrader's gradebook keeps of an id or a name
# An id names a folder. Logins are often e-mail addresses, which may hold + and ' (RFC 5322, 3.2.3); nbgrader's patterns hold *, ? and {.
_ID = re.compile(r"[\w@.+'~-]+")
_SHORTENED = re.compile(r"\d+([.,]\d+)?E[+-]?\d+", re.IGNORECASE)  #: a long number as spreadsheets write it
# Who is on a list and no student, as Brightspace, Canvas, Gradescope and Moodle call them in a column for roles. In another language
# everybody is taken for a student.
_STAFF = {
    *("course builder", "course creator", "designer", "grader", "instructor", "manager", "non-editing teacher"),
    *("observer", "reader", "staff", "ta", "teacher", "teaching assistant"),
}
_ANYTHING = "student"  #: a column that may hold ids where no other does


class RosterError(CourseError):
    """Everything that is wrong in one roster, a line each; nothing of it was used."""

    def __init__(self, path: Path, problems: Sequence[Phrase]) -> None:
        self.problems = tuple(problems)
        super().__init__(joined("\n", [phrase("{path}: {problem}", path=path, problem=problem) for problem in problems]))


@dataclass(frozen=True)
class Roster:
    """What a class list says. `left_out` holds a line for each row that is no student's, and for each student whose id cannot be used.

    `columns`: what a platform calls its assignments, by the platform's name.
    """

    entries: tuple[RosterEntry, ...]
    left_out: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Applied:
    """What a roster changed. `missing`: students of the gradebook who are not on it; they stay.

    `alike` holds a line for each entry that looks like a student whom the gradebook has under another spelling; of it
    nothing was entered.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)


def load_roster(path: Path) -> Roster:
    """Read a roster, with commas, semicolons or tabs between the columns.

    A student's id is the login, else the number, else the email address. A row that stands twice counts once, texts are in
    Unicode's composed form (NFC). Raises RosterError with a line for each trouble where it leaves open who is who (an id or a
    number that two rows share), and where no student is left.
    """
    header, rows = _read(path)
    names = [_column(name) for name in header]
    columns = _columns()
    looked_at = _in_our_words(dict.fromkeys(names, "x 1"))
    if not looked_at.keys() & {*columns.login, *columns.number, *columns.email, _ANYTHING}:
        if "participant" in looked_at:
            why = phrase("it names participants only by numbers, because the assignment hides who they are")
            raise RosterError(path, [phrase("{why}; reveal that in Moodle, and download it again", why=why)])
        shown = ", ".join(header)[:200]
        raise RosterError(
            path, [phrase("no column holds the students' ids (there are: {shown}); call one of them student_id", shown=shown)]
        )
    entries: dict[str, RosterEntry] = {}
    lines: dict[str, int] = {}
    unusable: list[Phrase] = []
    problems: list[Phrase] = []
    for line, values in rows:
        if swallowed := _swallowed(line, names, values, columns):
            problems.append(swallowed)
            continue
        row = _in_our_words(dict(zip(names, map(_text, values), strict=False)))
        if not any(row.values()):
            continue
        entry = _entry(row, columns)
        if problem := _problem(entry, row):
            unusable.append(phrase("line {line}: {problem}", line=line, problem=problem))
        elif (before := entries.get(entry.student)) is not None and before != entry:
            problems.append(
                phrase(
                    "line {line}: {student!r} is already in line {first}, with other data; keep one of them",
                    line=line,
                    student=entry.student,
                    first=lines[entry.student],
                )
            )
        else:
            entries[entry.student] = entry
            lines.setdefault(entry.student, line)
    problems += _doubles(entries.values(), lines)
    if problems or (unusable and not entries):
        raise RosterError(path, unusable + problems)
    if not entries:
        raise RosterError(path, [phrase("there are no students in it")])
    titles = {platform.name: tuple(platform.assignment_columns(header)) for platform in platforms.every()}
    return Roster(tuple(entries.values()), tuple(unusable), {name: found for name, found in titles.items() if found})


def _swallowed(line: int, names: Sequence[str], values: Sequence[str], columns: Columns) -> Phrase | None:
    """What is wrong with a row, which begins in that line, where a quotation mark without its partner may have made a cell of rows.

    A comment may have lines; what tells who somebody is has none, and no comment's line has as many columns as the list.
    """
    known = {name for group in columns.all for name in group} | {_ANYTHING}
    for name, value in zip(names, values, strict=False):
        lines = value.strip().splitlines()
        if len(lines) > 1 and (name in known or any(1 < len(names) <= 1 + max(map(one.count, ",;\t")) for one in lines[1:])):
            return phrase(
                "line {line}: a cell begins with {text!r} and goes on in the next line, where a row may be lost in it; if the quotation "
                "mark before it has no partner, remove it, else write the cell in one line",
                line=line,
                text=lines[0][:40],
            )
    return None


def _text(value: str) -> str:
    """Without spaces around it, and in the form that a name has everywhere: macOS takes letters and their accents apart."""
    return unicodedata.normalize("NFC", " ".join(value.split()))


def _column(name: str) -> str:
    """A column's name as `Columns` has it."""
    return _text(name).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _read(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RosterError(path, [phrase("larger than {most}; this is not a roster", most=megabytes(MAX_BYTES))])
        data = path.read_bytes()
    except OSError as error:
        raise RosterError(path, [phrase("cannot be read ({problem}); name the file of the class list", problem=error.strerror)]) from None
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RosterError(path, [phrase("line {line}: not UTF-8 text; save it as CSV UTF-8", line=line)]) from None
    if "\x00" in text or data[:2] == b"PK":
        raise RosterError(path, [phrase("this is not a CSV file; export or save it as CSV")])
    stream = io.StringIO(text, newline="")
    skipped = 0
    if stated := re.match(r"sep=(.)\r?\n", text):  # Excel's own line
        stream.readline()
        skipped = 1
    reader = csv.reader(stream, delimiter=stated[1] if stated else _separator(text))
    try:
        header = next(reader, [])
        rows, begins = [], reader.line_num + 1
        for row in reader:
            rows.append((begins + skipped, row))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise RosterError(
            path, [phrase("line {line}: {error}; save it as CSV again", line=reader.line_num + skipped, error=error)]
        ) from None
    if not any(header):
        raise RosterError(path, [phrase("the first line is empty; it must name the columns")])
    return header, rows


def _separator(text: str) -> str:
    """What stands between columns: that by which most columns get a name that is known, since titles may hold any of them."""
    known = {name for names in _columns().all for name in names} | {_ANYTHING}

    def columns(separator: str) -> tuple[int, int]:
        try:
            names = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
        except csv.Error:
            return 0, 0
        return len(known & {_column(name) for name in names}), len(names)

    return max(",;\t", key=columns)


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
    return RosterEntry(
        student, given, family, first(columns.email), first(columns.lms_id), row.get("participant", ""), first(columns.number)
    )


def _problem(entry: RosterEntry, row: Mapping[str, str]) -> Phrase | None:
    role = row.get("role") or row.get("roles", "")
    if role and _STAFF.issuperset(part.strip().casefold() for part in role.split(",")):
        return phrase(
            "{student!r} is not entered, because the list says {role!r}", student=(entry.student or entry.last_name)[:60], role=role[:60]
        )
    if not entry.student:
        return phrase("no id for {row!r}; fill it in", row=" ".join(value for value in row.values() if value)[:60])
    if _SHORTENED.fullmatch(entry.student):
        return phrase(
            "the id {student!r} is a number that a spreadsheet has shortened; export the list again, or write the number out as text",
            student=entry.student,
        )
    if not _ID.fullmatch(entry.student) or entry.student[0] in ".-+'~" or len(entry.student) > LONGEST:
        return phrase(
            "the id {student!r} cannot be used; it takes letters and digits, and after the first . _ - @ + ' ~ as well",
            student=entry.student[:60],
        )
    if long := [value for value in (entry.first_name, entry.last_name, entry.email) if len(value) > LONGEST]:
        return phrase("{text!r}… is longer than {most} characters", text=long[0][:40], most=LONGEST)
    if odd := [value for value in (entry.first_name, entry.last_name) if not {"<", ">"}.isdisjoint(value)]:
        return phrase(
            "{text!r} holds < or >, and nbgrader's formgrader writes names into its pages as they are, so that it would run there; "
            "write the name without it",
            text=odd[0][:40],
        )
    return None


def _doubles(entries: Iterable[RosterEntry], lines: Mapping[str, int]) -> list[Phrase]:
    """Two students who would share a folder on some systems, or a number in the learning platform."""
    found = []
    seen: dict[tuple[str, str], RosterEntry] = {}
    for entry in entries:
        for what, value in ((phrase("id, but for capitals,"), entry.student.casefold()), (phrase("number"), entry.lms_id)):
            before = seen.setdefault((what, value), entry) if value else entry
            if before is not entry:
                line, first = lines[entry.student], lines[before.student]
                found.append(
                    phrase(
                        "line {line}: {student!r} has the same {what} as {other!r} in line {first}",
                        line=line,
                        student=entry.student,
                        what=what,
                        other=before.student,
                        first=first,
                    )
                )
    return found


def apply(gradebook: Gradebook, roster: Roster, new: Iterable[str] = ()) -> Applied:
    """Enter the students in the gradebook, all or none. What a roster does not say stays as it is; nobody is removed.

    An id that the gradebook has in another spelling (42 for 0042, capitals, full-width digits) may be a student who is there
    already: that entry is named and left alone, unless `new` holds its id. A platform's number that only lost its zeros stays.
    """
    book = gradebook.nbgrader
    known = people(book)
    new = set(new)
    if unknown := new - {entry.student for entry in roster.entries}:
        raise CourseError("{unknown}: not on this list; check the id", unknown=", ".join(sorted(unknown)))
    applied = Applied(missing=sorted(known.keys() - {entry.student for entry in roster.entries}))
    spellings: dict[str, str] = {_alike(student): student for student in known}
    try:
        for entry in roster.entries:
            before = known.get(entry.student)
            if before is None and (other := spellings.get(_alike(entry.student))) and entry.student not in new:
                applied.alike.append(_likeness(entry, known[other]))
                continue
            stated = {
                "first_name": entry.first_name,
                "last_name": entry.last_name,
                "email": entry.email,
                "lms_user_id": entry.lms_id,
            }
            stated = {key: value for key, value in stated.items() if value}
            if before is None:
                book.db.add(api.Student(id=entry.student, **stated))
                applied.added.append(entry.student)
                continue
            if entry.lms_id != before.lms_id and _alike(entry.lms_id) == _alike(before.lms_id):
                stated.pop("lms_user_id", None)
                applied.alike.append(
                    phrase(
                        "{student}: the platform's number is {number} here and {known} in the gradebook, which stays; "
                        "a spreadsheet drops the zeros in front of a number",
                        student=entry.student,
                        number=entry.lms_id,
                        known=before.lms_id,
                    )
                )
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
    left = {line.partition(":")[0] for line in applied.alike}
    kept.keep_numbers(gradebook.nbgrader, {e.student: e.number for e in roster.entries if e.number and e.student not in left})
    for platform, columns in roster.columns.items():
        kept.keep_columns(gradebook.nbgrader, platform, columns)
    return applied


def _alike(written: str) -> str:
    """The same for all spellings of an id that a spreadsheet, a keyboard or a file system may turn into each other."""
    letters = unicodedata.normalize("NFKC", written).casefold()
    number = re.fullmatch(r"0*(\d+)(?:[.,]0+)?", letters)
    return number[1] if number else letters


def _likeness(entry: RosterEntry, other: Person) -> str:
    named = f"{other.student} ({other.name})" if other.name else other.student
    return phrase(
        "{student}: looks like {named}, who is in the gradebook; nothing was entered. If it is the same student, "
        "write {other} in the list (a spreadsheet drops leading zeros unless the column is text); "
        "if it is another, add --new {student}",
        student=entry.student,
        named=named,
        other=other.student,
    )
