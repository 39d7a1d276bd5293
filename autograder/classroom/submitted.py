"""What students handed in for an assignment: their folders, and what is in them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from autograder.classroom.course import Course
from autograder.classroom.settings import IGNORED
from autograder.classroom.times import parse_time
from autograder.errors import SubmissionError
from autograder.files import is_there, read_beside, read_untrusted
from autograder.notebooks.assignment import Assignment
from autograder.phrases import Phrase, phrase
from autograder.reasons import Reason, reason

MAX_BESIDE = 50_000_000  #: bytes of a student's files beside the notebook
MAX_FILES = 500  #: so many of them
#: Of the folder of a student whom nobody should have.
AS_MARKUP = phrase("nbgrader's formgrader would take <, > and \" in a student's id for a part of its page; rename the folder")


@dataclass(frozen=True)
class SubmittedFolder:
    """One student's folder for one assignment; the notebook in it may be missing or unreadable."""

    student: str
    assignment: str
    path: Path

    @property
    def below(self) -> Path:
        """The folder to trust, which holds the student's."""
        return self.path.parents[2]


def files_beside(course: Course, assignment: Assignment, submitted: SubmittedFolder) -> tuple[dict[str, bytes], list[Reason]]:
    """A student's own files beside the notebook, and what was left out of them. Links are not followed.

    What is handed out with the assignment is not read from there, except as the course's Autograde.exclude_overwriting says.
    """
    skip = (*course.settings.ignored, "timestamp.txt", "submission_secret.txt")
    folder = submitted.path.parent
    files, left_out = read_beside(folder, below=submitted.below, skip=skip, limit=MAX_BESIDE, count=MAX_FILES)
    setting = "Autograde", "exclude_overwriting"
    by_name = course.settings.checked(
        *setting, course.settings.get(*setting, {}), (dict,), phrase('a table of lists, as {"l1": ["data.csv"]}')
    )
    own = course.settings.checked(*setting, by_name.get(assignment.name, []), (list, tuple, set), phrase("a list of files"))
    ours = {*assignment.files, *(str(step) for name in assignment.files for step in PurePosixPath(name).parents)} - set(own)
    taken = {name: content for name, content in files.items() if not {name, *map(str, PurePosixPath(name).parents)} & ours - {"."}}
    return taken, left_out


def submitted_folders(course: Course, assignment: Assignment) -> list[SubmittedFolder]:
    """All folders handed in for an assignment, by student, with this notebook of it. Links are not followed.

    A student's id is in Unicode's composed form, whatever the folder's name is in: macOS takes letters and accents apart.
    """
    return _one_each(_folders(course, assignment))


def odd_folders(course: Course, assignment: Assignment) -> list[tuple[str, Phrase]]:
    """Folders below `submitted/` that are not graded, as they can be shown, and why."""
    folders = list(_folders(course, assignment))
    taken = {submitted.path.parents[1] for submitted in _one_each(folders)}
    found: list[tuple[str, Phrase]] = []
    for submitted in folders:
        name, folder = submitted.student, submitted.path.parents[1]
        if not _is_text(name):
            found.append((os.fsencode(name).decode("utf-8", "backslashreplace"), phrase("the folder's name is not UTF-8 text; rename it")))
        elif is_markup(name):
            found.append((ascii(name)[1:-1], AS_MARKUP))
        elif folder not in taken:
            found.append((ascii(name)[1:-1], phrase("another folder has the same name in another Unicode form; keep one of them")))
    handed_in = {submitted.student for submitted in folders}
    for entry in _students(course):
        if entry.name not in handed_in and _is_text(entry.name):
            with contextlib.suppress(OSError):
                same = [name for name in os.listdir(entry.path) if _letter_case(name) == _letter_case(assignment.name)]
                found += [
                    (
                        f"{entry.name}/{name}",
                        phrase("the assignment is called {assignment}; rename the folder", assignment=assignment.name),
                    )
                    for name in same
                ]
    return sorted(found)


def submitted_folder(course: Course, assignment: Assignment, student: str) -> SubmittedFolder:
    """Where this student's notebook lies, if it was handed in."""
    return SubmittedFolder(student, assignment.name, Path(course.submitted, student, assignment.name, f"{assignment.book}.ipynb"))


def _folders(course: Course, assignment: Assignment) -> Iterator[SubmittedFolder]:
    for entry in _students(course):
        if is_there(os.path.join(entry.path, assignment.name)):
            yield submitted_folder(course, assignment, entry.name)


def _students(course: Course) -> list[os.DirEntry[str]]:
    with contextlib.suppress(FileNotFoundError), os.scandir(course.submitted) as students:
        found = [entry for entry in students if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)]
        return sorted(found, key=lambda entry: (not unicodedata.is_normalized("NFC", entry.name), entry.name))
    return []


def read_submitted(course: Course, submitted: SubmittedFolder) -> bytes:
    """The notebook's bytes. Raises SubmissionError where it cannot be taken."""
    if not os.path.islink(submitted.path.parent) and not is_there(submitted.path):
        there = {path.name for path in submitted.path.parent.glob("*.ipynb*")}
        others = sorted(there - {path.name for path in course.notebooks(submitted.assignment)})[:5]
        if not others:
            raise SubmissionError(reason("no-such-file", name=submitted.path.name))
        raise SubmissionError(reason("no-such-file-but", name=submitted.path.name, others=", ".join(map(repr, others))))
    return read_untrusted(submitted.path, below=submitted.below)


def is_left_out(course: Course, submitted: SubmittedFolder) -> bool:
    """Whether other notebooks of the assignment were handed in and this one was not. One of an unknown name may be this one."""
    folder = submitted.path.parent
    if os.path.islink(folder) or is_there(submitted.path):
        return False
    there = {path.name for path in folder.glob("*.ipynb*")} - set(IGNORED)
    return bool(there) and there <= {path.name for path in course.notebooks(submitted.assignment)}


def handed_in_at(course: Course, submitted: SubmittedFolder) -> tuple[str | None, Reason | None]:
    """When a submission was handed in, as nbgrader's exchange notes it beside the notebook, in UTC; else None.

    And what is odd about it: a student can write this file too, and a time that may be another hour counts as none.
    """
    path = submitted.path.with_name("timestamp.txt")
    if not is_there(path):
        return None, None
    try:
        text = read_untrusted(path, below=submitted.below, limit=100).decode("utf-8").strip()
    except (SubmissionError, UnicodeDecodeError):
        return None, reason("time-unreadable")
    time = parse_time(text, course.settings.zone)
    if time is None:
        return None, reason("time-not-understood", text=ascii(text)[1:-1])
    return f"{time.isoformat(sep=' ')} UTC", None


def is_markup(student: str) -> bool:
    """Whether an id could run in the browser of whoever grades: nbgrader's formgrader writes it into pages as it is."""
    return not set('<>"').isdisjoint(student)


def _is_text(name: str) -> bool:
    """Whether a file's name is UTF-8: one that is not comes with half characters in it, which no database or page can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _letter_case(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _one_each(folders: Iterable[SubmittedFolder]) -> list[SubmittedFolder]:
    """Of each student the first, by student."""
    found: dict[str, SubmittedFolder] = {}
    for submitted in folders:
        if _is_text(submitted.student) and not is_markup(submitted.student):
            student = unicodedata.normalize("NFC", submitted.student)
            found.setdefault(student, submitted if student == submitted.student else replace(submitted, student=student))
    return [found[student] for student in sorted(found)]


def digest(data: bytes, files: Mapping[str, bytes] | None = None) -> str:
    """Names the content of a submission: its notebook's, and that of the files beside it."""
    content = hashlib.sha256(data)
    for name, other in sorted((files or {}).items()):
        content.update(b"\0" + name.encode() + b"\0" + hashlib.sha256(other).digest())
    return content.hexdigest()
