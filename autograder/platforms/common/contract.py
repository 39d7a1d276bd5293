"""What a learning platform is to the grader. Whoever adds one writes a subclass of `Platform`, in a module of its own.

Four commands ask a platform: `autograder roster` for its class lists (`columns`, `student_row`, `assignment_columns`), `autograder
collect` for its downloads (`file_names`, `owner`), `autograder export` for its marks (`exporter`), and `autograder feedback --to` for
pages that it takes back (`feedback_name`). What a platform does not have, it leaves as it
is here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from autograder.classroom.kept import PlatformFile
from autograder.classroom.scores import Person
from autograder.phrases import Phrase, phrase

if TYPE_CHECKING:
    from autograder.platforms.common.export import MarksExporter


@dataclass(frozen=True)
class Columns:
    """What a platform calls the columns of its class lists, in small letters.

    Of several columns for one thing, the first that is there and not empty counts. A student's id is the login, else the
    number, else the email address.
    """

    login: tuple[str, ...] = ()
    number: tuple[str, ...] = ()  #: the institution's number of a student
    email: tuple[str, ...] = ()
    first_name: tuple[str, ...] = ()
    last_name: tuple[str, ...] = ()
    name: tuple[str, ...] = ()  #: first and last name in one
    lms_id: tuple[str, ...] = ()  #: the platform's own number of a student, which names files and finds rows of marks

    def __or__(self, other: Columns) -> Columns:
        """The names of both, this platform's first."""
        return Columns(*(tuple(dict.fromkeys(mine + theirs)) for mine, theirs in zip(self.all, other.all, strict=True)))

    @property
    def all(self) -> tuple[tuple[str, ...], ...]:
        """The names for each thing, in the order of the fields."""
        return self.login, self.number, self.email, self.first_name, self.last_name, self.name, self.lms_id


@dataclass(frozen=True)
class RosterEntry:
    """One student of a class list; what it does not say is empty.

    `participant` is a number that a platform gives to a student for one assignment alone.
    """

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""
    participant: str = ""
    number: str = ""  #: the institution's


@dataclass(frozen=True)
class FileName:
    """One way to read the path of a downloaded file."""

    path: str  #: in the download
    title: str  #: what the student called the file
    key: str = ""  #: the platform's number of the student, if the path holds one
    name: str = ""  #: the student's name as the platform spells it in paths
    order: int = 0  #: higher for files that were handed in later
    late: bool = False  #: by the platform's own mark
    plain: bool = False  #: no platform made the path

    @property
    def is_notebook(self) -> bool:
        """By its ending. Browsers take a notebook for text or JSON, and add what they know that by."""
        return re.search(r"\.ipynb( ?\(\d+\))?(\.txt|\.json)?$", self.title, re.IGNORECASE) is not None


@dataclass(frozen=True)
class Owner:
    """Whose file it is, and by which reading of its path; where `student` is None, `reason` says why, as "(the file) …".

    `remark` says in the same way what a person should know of a file that is taken.
    """

    student: str | None
    file: FileName
    reason: Phrase | None = None
    remark: Phrase | None = None


class Students:
    """Finds the student on the roster whom a platform means."""

    def __init__(self, roster: Mapping[str, Person], worksheet: Sequence[RosterEntry]) -> None:
        """`roster` by student's id; `worksheet`: entries with the participants' numbers of the assignment, if there are any."""
        self._roster = roster
        self._by_id = _unique((_letter_case(student), student) for student in roster)
        self._by_number = _unique((person.lms_id, student) for student, person in roster.items() if person.lms_id)
        spellings = [(spelt, student) for student, person in roster.items() for spelt in _spellings(person)]
        self._by_name = _unique((_letters(spelt), student) for spelt, student in spellings)
        self._by_id_and_name = _unique((_letters(f"{student} {spelt}"), student) for spelt, student in spellings)
        self._by_email = _unique((person.email.casefold(), student) for student, person in roster.items() if person.email)
        self._participants = {entry.participant: entry for entry in worksheet if entry.participant}

    def known(self, student: str) -> bool:
        """Whether this is the id of a student on the roster."""
        return student in self._roster

    def with_number(self, number: str) -> str | None:
        """The one student who has this number on the platform."""
        return self._by_number.get(number)

    def with_name(self, name: str) -> str | None:
        """The one student of this name, in either order, spelt as platforms spell names in paths."""
        return self._by_name.get(_letters(name))

    def can_be_called(self, student: str, name: str) -> bool:
        """Whether a name in a path can be this student's. Of a student whose name is not known: yes."""
        person = self._roster[student]
        return not person.name or _letters(name) in {_letters(spelt) for spelt in _spellings(person)}

    def with_id_and_name(self, written: str) -> str | None:
        """The one student whose id, followed by the name, is written so in a path, as far as platforms keep their letters."""
        return self._by_id_and_name.get(_letters(written))

    @property
    def has_worksheet(self) -> bool:
        """Whether there is a list of the assignment's participants."""
        return bool(self._participants)

    def participant(self, number: str) -> tuple[bool, str | None]:
        """Whether the worksheet holds this participant, and the student that this is, if on the roster."""
        entry = self._participants.get(number)
        if entry is None:
            return False, None
        by_email = self._by_email.get(entry.email.casefold()) if entry.email else None
        return True, entry.student if entry.student in self._roster else self._by_number.get(entry.lms_id) or by_email

    def other_participant(self, number: str, name: str) -> str:
        """Whom the worksheet calls so, if a path calls this participant by another name; "" where it may be the same."""
        entry = self._participants[number]
        spelt = [_letters(f"{first} {last}") for first, last in _orders(entry.first_name, entry.last_name)]
        # the user name may stand in front
        return "" if not any(spelt) or any(_letters(name).endswith(each) for each in spelt) else f"{entry.first_name} {entry.last_name}"

    def called(self, path: str) -> str | None:
        """The student whose id a folder of the path bears, or the beginning of the file's name, capitals aside."""
        parts = PurePosixPath(path)
        words = parts.stem.split("_")
        stems = ["_".join(words[:number]) for number in range(len(words), 0, -1)]  # an id can have a line in it
        names = (*parts.parts[:-1], *stems)
        exact = next((part for part in names if part in self._roster), None)
        return exact or next((student for part in names if (student := self._by_id.get(_letter_case(part)))), None)


class Platform:
    """One learning platform. Everything here is asked by the commands; nothing of it touches a file or the gradebook."""

    columns: ClassVar[Columns] = Columns()
    """Read by `load_roster`, together with those of all platforms: a list can have gone through a spreadsheet."""

    marked: ClassVar[bool] = False
    """Whether paths in downloads hold a word of the platform's own. Such a platform is asked for `file_names` first."""

    exporter: ClassVar[type[MarksExporter] | None] = None
    """Writes the platform's table of marks: for `autograder export` and for `nbgrader export --exporter=`."""

    @property
    def name(self) -> str:
        """What `--to` calls it: the name of its module."""
        return type(self).__module__.rpartition(".")[2]

    def student_row(self, row: Mapping[str, str]) -> Mapping[str, str] | None:
        """A row of a class list with its columns called as `columns` has them, or None where it is no student's.

        Called with each row of each class list, by column in small letters. A row that is not the platform's is given back
        as it is. A column `participant` may be added, with a number that is the student's for one assignment.
        """
        return row

    def assignment_columns(self, header: Sequence[str]) -> Sequence[str]:
        """Which columns of a class list are the platform's assignments, as its import of marks wants them called.

        Called with the header of each class list; `autograder export` uses the one that has the name of an assignment.
        """
        return ()

    def file_names(self, path: str) -> Sequence[FileName]:
        """All ways to read a path of this platform's downloads; none where it is not the platform's.

        Called with each file of each download until a platform answers. `path` is relative to the download, with slashes,
        in Unicode's composed form (NFC).
        """
        return ()

    def feedback_name(self, file: PlatformFile, person: Person, title: str) -> str | None:
        """What a student's page is called in an archive that the platform takes back; None where it takes none.

        `file` is what `collect` kept of the student's notebook, `title` the page's own name.
        """
        return None

    def owner(self, files: Sequence[FileName], students: Students) -> Owner:
        """Whose file it is. Called with what `file_names` gave, one or more."""
        file = files[0]
        student = students.called(file.path)
        reason = phrase("belongs to nobody on the roster: no folder and no file name is a student's id")
        return Owner(student, file, None if student else reason)


def plain_name(path: str) -> FileName:
    """A path that no platform made."""
    return FileName(path, PurePosixPath(path).name, plain=True)


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What belongs to one student alone."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, student in pairs:
        owners[key].add(student)
    return {key: next(iter(students)) for key, students in owners.items() if len(students) == 1}


def _letter_case(name: str) -> str:
    """The same for all names that are one file's on a system that does not tell capitals apart."""
    return unicodedata.normalize("NFC", name.casefold())


def _spellings(person: Person) -> tuple[str, ...]:
    return tuple(map(" ".join, _orders(person.first_name, person.last_name))) if person.name else ()


def _orders(first: str, last: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (first, last), (last, first)


def _letters(name: str) -> str:
    """A name as far as platforms keep it in a path: letters and digits."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", name).casefold() if letter.isalnum())
