"""Collecting: from a learning platform's bulk download to `submitted/`, with nothing overwritten and all that is left out named.

nbgrader's zip_collect does not serve here: it unpacks whatever an archive holds before it looks at it, knows a student
only by a regular expression over the file's name, and clears a folder that holds an earlier submission.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from autograder.classroom import kept
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import people
from autograder.classroom.submitted import SubmittedFolder, digest, read_submitted, submitted_folder
from autograder.errors import CourseError, SubmissionError
from autograder.files import is_there, make_private, write_whole
from autograder.phrases import Phrase, phrase
from autograder.platforms.common.contract import FileName, RosterEntry, Students
from autograder.platforms.common.downloads import Skipped, downloads


@dataclass
class CollectReport:
    """What became of a download. `remarks` holds a line for everything that was left out, or that a person should know of."""

    new: list[str] = field(default_factory=list)  #: students, once for each notebook
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)  #: students, by the platform's own mark
    remarks: list[Phrase] = field(default_factory=list)


@dataclass(frozen=True)
class _File:
    """A student's notebook in a download."""

    path: str  #: as it can be shown
    name: FileName
    platform: str
    read: Callable[[], bytes]


def collect(
    course: Course,
    gradebook: Gradebook,
    name: str,
    path: Path,
    *,
    worksheet: Sequence[RosterEntry] = (),
    replace: bool = False,
) -> CollectReport:
    """Put the notebooks of a folder or zip where `autograder grade` looks: `submitted/<student>/<name>/<notebook>.ipynb`.

    Whose a file is: in Canvas' downloads by Canvas' number (the roster holds it), and by the name too where a file's name
    holds several numbers that could be it; in Moodle's by the participant number if `worksheet` (the assignment's grading
    worksheet, read by load_roster) holds it, else by a name that only one student has; else by a folder or file named after
    a student's id. Of several notebooks from one student in Canvas' download the one with the highest file number, which is
    the last uploaded, is taken; where the platform gives no order, none is. Of an assignment that has several notebooks each is known
    by its name, and a file that has none of these names is left out and named. Whoever handed in files, and no notebook among
    them, is named. A submission that is there already and differs is replaced only with `replace`, and the old one is kept
    in `replaced/<student>/<name>/`. Raises CourseError.
    """
    assignments = {assignment.book: assignment for assignment in course.assignments(name)}
    report = CollectReport()
    roster = people(gradebook.nbgrader)
    if not roster:
        raise CourseError("the gradebook has no students yet; load the roster first with `autograder roster FILE`")
    if path.is_dir() and course.holds(path):
        raise CourseError(
            "{path}: this is where the course keeps its own notebooks, so nobody handed them in; give the platform's download, or a folder "
            "of its own",
            path=path,
        )
    students = Students(roster, worksheet)
    with downloads(path) as found:
        by_student: dict[str, list[_File]] = defaultdict(list)
        no_notebooks: dict[str, list[str]] = defaultdict(list)
        for each in found:
            if isinstance(each, Skipped):
                report.remarks.append(phrase("{path}: {reason}", path=each.path, reason=each.reason))
                continue
            owner = each.platform.owner(each.names, students)
            if owner.student is not None and owner.remark:
                report.remarks.append(phrase("{path}: {remark}", path=each.path, remark=owner.remark))
            if owner.student is None:
                if owner.file.is_notebook:
                    report.remarks.append(phrase("{path}: {reason}", path=each.path, reason=owner.reason))
                elif not owner.file.plain:
                    report.remarks.append(phrase("{path}: is not a notebook, and {reason}", path=each.path, reason=owner.reason))
            elif owner.file.is_notebook:
                by_student[owner.student].append(_File(each.path, owner.file, each.platform.name, each.read))
            else:
                no_notebooks[owner.student].append(each.path)
        for student in sorted(no_notebooks.keys() - by_student.keys()):
            listed = ", ".join(no_notebooks[student][:3]) + (" …" if len(no_notebooks[student]) > 3 else "")
            report.remarks.append(
                phrase(
                    "{student}: no notebook, but {listed}; ask for the file {names}",
                    student=student,
                    listed=listed,
                    names=_called(assignments),
                )
            )
        for student, files in sorted(by_student.items()):
            taken: list[_File] = []
            for book, candidates in _by_notebook(student, files, list(assignments), report).items():
                chosen = _choose(student, candidates, book, report)
                submitted = submitted_folder(course, assignments[book], student)
                if chosen is not None and _take(course, submitted, chosen, replace, report):
                    taken.append(chosen)
            if taken:
                last = max(taken, key=lambda file: file.name.order)
                late = any(file.name.late for file in taken)
                report.late += [student] if late else []
                file = kept.PlatformFile(last.platform, last.name.key, str(last.name.order), late)
                kept.keep_file(gradebook.nbgrader, name, student, file)
    if not by_student and not report.remarks:
        report.remarks.append(phrase("{path}: contains no notebook", path=path))
    return report


def _called(books: Iterable[str]) -> str:
    return ", ".join(f"{book}.ipynb" for book in books)


def _is_called(title: str, name: str) -> bool:
    """Platforms and browsers number what is handed in or downloaded again: l1-1.ipynb, l1 (2).ipynb, l1.ipynb (2).txt."""
    called = rf"(?:.*_)?{re.escape(name)}(?:[- _]?\(?\d+\)?)?\.ipynb(?: ?\(\d+\))?(?:\.txt|\.json)?"
    return re.fullmatch(called, title, re.IGNORECASE) is not None


def _by_notebook(student: str, files: Sequence[_File], books: Sequence[str], report: CollectReport) -> dict[str, list[_File]]:
    """Which notebook of the assignment each file may be: an only one may be called otherwise, one of several goes by its name."""
    if len(books) == 1:
        return {books[0]: list(files)}
    found: dict[str, list[_File]] = defaultdict(list)
    for file in files:
        exact = [book for book in books if PurePosixPath(file.name.title).stem.casefold() == book.casefold()]
        names = exact or [book for book in books if _is_called(file.name.title, book)]
        if names:
            found[max(names, key=len)].append(file)
        else:
            report.remarks.append(
                phrase(
                    "{student}: {path} has none of the names {names}; it was not taken, so rename it if it is one of them",
                    student=student,
                    path=file.path,
                    names=_called(books),
                )
            )
    return found


def _choose(student: str, files: Sequence[_File], name: str, report: CollectReport) -> _File | None:
    """One file of a student's: one that has the assignment's name before others, the newest before older ones."""
    named = [file for file in files if _is_called(file.name.title, name)]
    chosen = named or list(files)
    newest = max(file.name.order for file in chosen)
    best = [file for file in chosen if file.name.order == newest]
    listed = ", ".join(file.path for file in files)
    if len(best) > 1:
        report.remarks.append(
            phrase(
                "{student}: {number} notebooks, and nothing says which is the last; none was taken ({listed}). Ask, put the right one "
                "into a folder called {student}, and collect the folder that this is in",
                student=student,
                number=len(best),
                listed=listed,
            )
        )
        return None
    if len(files) > 1:
        report.remarks.append(
            phrase(
                "{student}: {number} notebooks; {path} was taken ({listed})",
                student=student,
                number=len(files),
                path=best[0].path,
                listed=listed,
            )
        )
    elif not named and not best[0].name.plain:
        report.remarks.append(
            phrase(
                "{student}: the notebook is called {title!r}, not {name}.ipynb; it was taken all the same",
                student=student,
                title=best[0].name.title,
                name=name,
            )
        )
    return best[0]


def _take(course: Course, submitted: SubmittedFolder, file: _File, replace: bool, report: CollectReport) -> bool:
    """Says whether it is what lies in `submitted/` afterwards."""
    student = submitted.student
    try:
        data = file.read()
    except SubmissionError as error:
        report.remarks.append(phrase("{path}: {error}", path=file.path, error=error))
        return False
    folder = submitted.path.parent
    if is_there(submitted.path):
        try:
            before = read_submitted(course, submitted)
        except SubmissionError as error:
            report.remarks.append(
                phrase(
                    "{student}: what is there cannot be compared ({error}); look at {path} and collect again",
                    student=student,
                    error=error,
                    path=submitted.path,
                )
            )
            return False
        if before == data:
            report.unchanged.append(student)
            return True
        if not replace:
            report.remarks.append(
                phrase(
                    "{student}: another submission is there and was kept; to take {path} instead, collect with --replace",
                    student=student,
                    path=file.path,
                )
            )
            return False
        _put_away(course, submitted, before)
        report.replaced.append(student)
    else:
        report.new.append(student)
    _write(folder, submitted.path, data)
    return True


def _put_away(course: Course, submitted: SubmittedFolder, data: bytes) -> None:
    """Keep an earlier submission, named by its content, and the time that belongs to it."""
    make_private(course.folder / "replaced", shared=course.settings.groupshared)
    folder = course.folder / "replaced" / submitted.student / submitted.assignment
    _write(folder, folder / f"{digest(data)[:16]}.ipynb", data)
    time = submitted.path.parent / "timestamp.txt"
    with contextlib.suppress(FileNotFoundError):
        os.replace(time, folder / f"{digest(data)[:16]}.timestamp.txt")


def _write(folder: Path, path: Path, data: bytes) -> None:
    """Whole or not at all, and never through a link."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(place.is_symlink() for place in (folder, folder.parent)):
            raise CourseError("{folder}: is a link, or is inside one; replace it with a folder", folder=folder)
        write_whole(path, data)
    except OSError as error:
        raise CourseError(
            "{path}: cannot be written ({problem}); make room or set permissions, and collect again", path=path, problem=error.strerror
        ) from error
