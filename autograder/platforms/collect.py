"""Collecting: from a learning platform's bulk download to `submitted/`, with nothing overwritten and anything odd named.

nbgrader's zip_collect does not serve here: it unpacks whatever an archive holds before it looks at it, knows a student
only by a regular expression over the file's name, and clears a folder that holds an earlier submission.
"""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from autograder.classroom.course import Course, Handin, digest
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import Person, people
from autograder.errors import CourseError
from autograder.notebooks.submission import SubmissionError
from autograder.platforms.downloads import Download, Odd, downloads
from autograder.platforms.roster import RosterEntry


@dataclass
class CollectReport:
    """What became of a download. `odd` holds a line for everything that was not taken, or taken with a remark."""

    new: list[str] = field(default_factory=list)  #: students
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)  #: by the platform's own mark
    odd: list[str] = field(default_factory=list)


def collect(
    course: Course,
    gradebook: Gradebook,
    name: str,
    path: Path,
    *,
    worksheet: Sequence[RosterEntry] = (),
    replace: bool = False,
) -> CollectReport:
    """Put the notebooks of a folder or zip where `autograder grade` looks: `submitted/<student>/<name>/<name>.ipynb`.

    Whose a file is: in Canvas' downloads by Canvas' number (the roster holds it), and by the name too where a file's name
    holds several numbers that could be it; in Moodle's by the participant number if `worksheet` (the assignment's grading
    worksheet, read by load_roster) holds it, else by a name that only one student has; else by a folder or file named after
    a student's id. Of several notebooks from one student in Canvas' download the one with the highest file number, which is
    the last uploaded, is taken; where the platform gives no order, none is. Whoever handed in files, and no notebook among
    them, is named. A submission that is there already and differs is replaced only with `replace`, and the old one is kept
    in `replaced/<student>/<name>/`. Raises CourseError.
    """
    course.assignment(name)
    report = CollectReport()
    roster = people(gradebook.nbgrader)
    if not roster:
        raise CourseError("the gradebook has no students yet; load the roster first with `autograder roster FILE`")
    whose = _Owners(roster, worksheet)
    with downloads(path) as found:
        by_student: dict[str, list[Download]] = defaultdict(list)
        no_notebooks: dict[str, list[str]] = defaultdict(list)
        for each in found:
            if isinstance(each, Odd):
                report.odd.append(f"{each.path}: {each.reason}")
                continue
            file, student, reason = whose.find(each)
            if student is None:
                if file.is_notebook:
                    report.odd.append(f"{file.path}: {reason}")
                elif file.platform != "plain":
                    report.odd.append(f"{file.path}: is no notebook, and {reason}")
            elif file.is_notebook:
                by_student[student].append(file)
            else:
                no_notebooks[student].append(file.path)
        for student in sorted(no_notebooks.keys() - by_student.keys()):
            listed = ", ".join(no_notebooks[student][:3]) + (" …" if len(no_notebooks[student]) > 3 else "")
            report.odd.append(f"{student}: no notebook, but {listed}; ask for the file {name}.ipynb")
        for student, files in sorted(by_student.items()):
            chosen = _choose(student, files, name, report)
            if chosen is not None:
                _take(course, student, name, chosen, replace, report)
    if not by_student and not report.odd:
        report.odd.append(f"{path}: holds no notebook")
    return report


class _Owners:
    """Finds the student whose file it is."""

    def __init__(self, roster: Mapping[str, Person], worksheet: Sequence[RosterEntry]) -> None:
        self._roster = roster
        self._by_number = _unique((person.lms_id, student) for student, person in roster.items() if person.lms_id)
        self._by_name = _unique((_plain(spelt), student) for student, person in roster.items() for spelt in _spellings(person))
        self._by_email = _unique((person.email.casefold(), student) for student, person in roster.items() if person.email)
        self._participants = {entry.participant: entry for entry in worksheet if entry.participant}

    def find(self, file: Download) -> tuple[Download, str | None, str]:
        """The file, read as it has to be, and its student, or None and the reason."""
        if file.platform == "canvas":
            return self._numbered(file)
        if file.platform == "anonymous":
            return file, None, "Canvas does not say whose it is while the assignment is anonymous; show the names there, and download again"
        return (file, *(self._participant(file) if file.platform == "moodle" else self._called(file)))

    def _numbered(self, file: Download) -> tuple[Download, str | None, str]:
        *readings, plain = file, *file.otherwise
        known = [(each, student) for each in readings if (student := self._by_number.get(each.key))]
        if len(readings) > 1:  # a part of the name or of the title looks like a number of Canvas'
            known = [(each, student) for each, student in known if _is_called(self._roster[student], each.name)]
        if len(known) == 1:
            return (*known[0], "")
        if (student := self._called(plain)[0]) is not None:
            return plain, student, ""
        if len(readings) > 1:
            numbers = " or ".join(each.key for each in readings)
            return file, None, f"whose it is cannot be told: no student on the roster has Canvas' number {numbers} and the name before it"
        return file, None, f"no student on the roster has Canvas' number {file.key}; load Canvas' gradebook export as roster"

    def _called(self, file: Download) -> tuple[str | None, str]:
        path = PurePosixPath(file.key)
        words = path.stem.split("_")
        names = ["_".join(words[:number]) for number in range(len(words), 0, -1)]  # an id can have a line in it
        for part in (*path.parts[:-1], *names):
            if part in self._roster:
                return part, ""
        return None, "belongs to nobody on the roster: no folder and no file name is a student's id"

    def _participant(self, file: Download) -> tuple[str | None, str]:
        if entry := self._participants.get(file.key):
            by_email = self._by_email.get(entry.email.casefold()) if entry.email else None
            student = entry.student if entry.student in self._roster else self._by_number.get(entry.lms_id) or by_email
            return student or None, f"participant {file.key} is on the worksheet, but not on the roster"
        # a download can have the user name in front of the name, with a space between
        first, _, rest = file.name.partition(" ")
        if first in self._roster and (not rest or _is_called(self._roster[first], rest)):
            return first, ""
        if student := self._by_name.get(_plain(file.name)):
            return student, ""
        return None, f"no student, or more than one, is called {file.name!r}; give the assignment's grading worksheet as well"


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What belongs to one student alone."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, student in pairs:
        owners[key].add(student)
    return {key: next(iter(students)) for key, students in owners.items() if len(students) == 1}


def _spellings(person: Person) -> tuple[str, ...]:
    return (f"{person.first_name} {person.last_name}", f"{person.last_name} {person.first_name}") if person.name else ()


def _is_called(person: Person, name: str) -> bool:
    """Whether a file's name can be this student's. Of a student whose name is not known: yes."""
    return not person.name or _plain(name) in {_plain(spelt) for spelt in _spellings(person)}


def _plain(name: str) -> str:
    """A name as far as platforms keep it in a file's name: letters and digits."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", name).casefold() if letter.isalnum())


def _choose(student: str, files: Sequence[Download], name: str, report: CollectReport) -> Download | None:
    """One file of a student's: one that has the assignment's name before others, the newest before older ones."""
    # platforms and browsers number what is handed in or downloaded again: l1-1.ipynb, l1 (2).ipynb
    wanted = re.compile(rf"(?:.*_)?{re.escape(name)}(?:[- _]?\(?\d+\)?)?\.ipynb", re.IGNORECASE)
    named = [file for file in files if wanted.fullmatch(file.title)]
    chosen = named or list(files)
    newest = max(file.order for file in chosen)
    best = [file for file in chosen if file.order == newest]
    listed = ", ".join(file.path for file in files)
    if len(best) > 1:
        report.odd.append(f"{student}: {len(best)} notebooks, and nothing says which is the last; none was taken ({listed})")
        return None
    if len(files) > 1:
        report.odd.append(f"{student}: {len(files)} notebooks; {best[0].path} was taken ({listed})")
    elif not named and best[0].platform != "plain":
        report.odd.append(f"{student}: the notebook is called {best[0].title!r}, not {name}.ipynb; it was taken all the same")
    return best[0]


def _take(course: Course, student: str, name: str, file: Download, replace: bool, report: CollectReport) -> None:
    handin = Handin(student, name, course.submitted / student / name / f"{name}.ipynb")
    try:
        data = file.read()
    except SubmissionError as error:
        report.odd.append(f"{file.path}: {error}")
        return
    if file.late:
        report.late.append(student)
    folder = handin.path.parent
    if os.path.lexists(handin.path):
        try:
            before = course.read(handin)
        except SubmissionError as error:
            report.odd.append(f"{student}: what is there cannot be compared ({error}); look at {handin.path} and collect again")
            return
        if before == data:
            report.unchanged.append(student)
            return
        if not replace:
            report.odd.append(f"{student}: another submission is there and was kept; to take {file.path} instead, collect with --replace")
            return
        _put_away(course, handin, before)
        report.replaced.append(student)
    else:
        report.new.append(student)
    _write(folder, handin.path, data)


def _put_away(course: Course, handin: Handin, data: bytes) -> None:
    """Keep an earlier submission, named by its content, and the time that belongs to it."""
    folder = course.folder / "replaced" / handin.student / handin.assignment
    _write(folder, folder / f"{digest(data)[:16]}.ipynb", data)
    time = handin.path.parent / "timestamp.txt"
    with contextlib.suppress(FileNotFoundError):
        os.replace(time, folder / f"{digest(data)[:16]}.timestamp.txt")


def _write(folder: Path, path: Path, data: bytes) -> None:
    """Whole or not at all, and never through a link."""
    part = path.with_name(path.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(place.is_symlink() for place in (folder, folder.parent)):
            raise CourseError(f"{folder}: is a link, or lies in one; replace it by a folder")
        part.unlink(missing_ok=True)
        with open(part, "xb") as file:
            file.write(data)
        os.replace(part, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise CourseError(f"{path}: cannot be written ({error.strerror}); make room or set permissions, and collect again") from error
