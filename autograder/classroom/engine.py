"""Grades what is new or changed in a course, several submissions at a time, with one writer."""

from __future__ import annotations

import math
import shutil
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePath
from typing import Protocol

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.late import Late
from autograder.classroom.read_before import GradedBefore, graded_before
from autograder.classroom.scores import class_scores, people
from autograder.classroom.submitted import (
    SubmittedFolder,
    digest,
    files_beside,
    handed_in_at,
    is_left_out,
    odd_folders,
    read_submitted,
    submitted_folders,
)
from autograder.errors import CourseError, SubmissionError
from autograder.files import make_private, write_whole
from autograder.grading.results import Outcome, SubmissionResult, TestResult
from autograder.judging.findings import Finding
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import KernelError
from autograder.notebooks.assignment import Assignment, cell_grade_id
from autograder.notebooks.cutting import attached
from autograder.notebooks.edition import edition_of
from autograder.notebooks.submission import as_file, as_handed_out, to_notebook
from autograder.phrases import Phrase, phrase
from autograder.reasons import Reason, reason
from autograder.words import sentence

#: Begins to grade one submission, somewhere: in a thread here, or on another machine.
Submit = Callable[[Assignment, bytes, Limits], "Future[SubmissionResult]"]


#: Of a student's files, those that lie beside the graded notebook for the formgrader to show. No modules and no settings: a kernel that
#: JupyterLab starts there imports the first from its folder, be it called `ipykernel_launcher.py`, before anybody has run a cell.
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".csv", ".txt")


def may_be_shown(name: str) -> bool:
    """Whether a student's file may lie where whoever grades opens the notebook, and nbgrader's formgrader gives it to a browser."""
    return PurePath(name).suffix.lower() in _SHOWN


class Progress(Protocol):
    """What the engine tells whoever watches."""

    def start(self, assignment: str, total: int, known: int) -> None: ...

    def done(self, assignment: str, student: str, result: SubmissionResult | None, refused: Phrase | None) -> None: ...


@dataclass
class Summary:
    """What a run did."""

    graded: list[tuple[str, str]] = field(default_factory=list)  #: (assignment, student)
    unchanged: int = 0
    refused: list[tuple[str, str, Phrase]] = field(default_factory=list)  #: (assignment, student, reason)
    penalties: list[tuple[str, str]] = field(default_factory=list)  #: unchanged, but for the late penalty
    compared: list[Compared] = field(default_factory=list)  #: what was graded and had a score in the gradebook before


@dataclass(frozen=True)
class Compared:
    """The points of a submission, late penalty and marks included, before and after it was graded."""

    assignment: str
    student: str
    before: float
    after: float

    @property
    def differs(self) -> bool:
        return not math.isclose(self.before, self.after, abs_tol=1e-9)


@dataclass(frozen=True)
class _Work:
    """One submission to grade. Its bytes are read when its turn comes, since those of a whole class may not fit into memory."""

    assignment: Assignment
    submitted: SubmittedFolder
    digest: str = ""  #: of what was read
    files: Mapping[str, bytes] = field(default_factory=dict)  #: a student's own, beside the notebook
    timestamp: str | None = None  #: when it was handed in
    remarks: tuple[Reason, ...] = ()  #: on these files and this time
    left_out: bool = False  #: other notebooks of the assignment were handed in, and this one was not
    before: GradedBefore | None = None  #: what a person has marked
    pictures: bytes = b""  #: where something was marked, what `attached` says of what was read


def _read(
    course: Course, editions: Sequence[Assignment], submitted: SubmittedFolder, last: tuple[str, str] | None = None
) -> tuple[bytes, _Work]:
    """What was handed in; `last` are the digests of submission and assignment when it was graded.

    Raises SubmissionError, also for a fault of ours, which one submission has found and no other shall notice.
    """
    try:
        if is_left_out(course, submitted):
            timestamp, odd = handed_in_at(course, submitted)
            return b"", _Work(editions[0], submitted, digest(b""), timestamp=timestamp, remarks=(odd,) if odd else (), left_out=True)
        data = read_submitted(course, submitted)
        files, left_out = files_beside(course, editions[0], submitted)
        timestamp, odd = handed_in_at(course, submitted)
        remarks = (*left_out, *filter(None, [odd]))
        content = digest(data, files)
        # To ask a notebook for its language takes ten times as long as to read it, and of one that is what it was, the answer is known.
        known = next((edition for edition in editions if last == (content, edition.digest)), None)
        return data, _Work(known or edition_of(editions, data), submitted, content, files, timestamp, remarks)
    except CourseError:
        raise
    except Exception as error:
        raise SubmissionError(fault(error)) from error


def grade(
    course: Course,
    names: Sequence[str],
    start: Callable[[], tuple[Submit, int]],
    gradebook: Gradebook,
    limits: Limits,
    progress: Progress,
    *,
    students: Sequence[str] = (),
    again: bool = False,
) -> Summary:
    """Grades each submission that is new or changed since it was last graded (or all, with `again`).

    `start` is called once, and only if there is something to grade; it gives the function that begins to grade one submission,
    and how many run at a time. Results are written here, by this thread alone, one transaction a submission.
    """
    course.settings.check_steps(inside=False)
    summary = Summary()
    assignments: list[Assignment] = []
    for name in names:
        try:
            assignments += course.assignments(name)
        except CourseError as error:
            if len(names) == 1:
                raise
            summary.refused.append((name, "", error.phrase))
            progress.done(name, name, None, error.phrase)
    handed_in = {submitted.student for each in assignments if students for submitted in submitted_folders(course, each)}
    if unknown := set(students) - handed_in:
        raise CourseError(
            "{unknown}: nothing of {names} is in {folder}; check the name",
            unknown=", ".join(sorted(unknown)),
            names=", ".join(names),
            folder=course.submitted,
        )
    todo: list[_Work] = []
    for assignment in map(gradebook.as_released, assignments):
        gradebook.check_assignment(assignment)
        editions = course.editions(assignment)
        known = summary.unchanged
        new = list(_new_work(course, editions, gradebook, summary, progress, students, again))
        todo += new
        progress.start(assignment.key, len(new), summary.unchanged - known)
    if not todo:
        return summary
    before = {name: _points(gradebook, name, students) for name in dict.fromkeys(work.assignment.name for work in todo)}
    submit, width = start()
    waiting = iter(todo)
    running: dict[Future[SubmissionResult], _Work] = {}
    try:
        while True:
            for work in waiting:
                try:
                    data, taken = _read(course, [work.assignment], work.submitted)
                    if work.before is not None:
                        taken = replace(taken, before=work.before, pictures=attached(data))
                except SubmissionError as error:  # it was there when the run began
                    _refuse(gradebook, work.assignment, work.submitted, "", error.why, summary, progress)
                    continue
                if taken.left_out:
                    future: Future[SubmissionResult] = Future()
                    future.set_result(nothing(taken.assignment))
                    _write(course, gradebook, taken, future, summary, progress)
                    continue
                assignment = replace(work.assignment, files={**taken.files, **work.assignment.files}) if taken.files else work.assignment
                running[submit(assignment, data, limits)] = taken
                if len(running) >= width + 1:  # one in reserve, so that no worker waits for the writer
                    break
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                _write(course, gradebook, running.pop(future), future, summary, progress)
    finally:
        for future in running:
            future.cancel()
    for name, had in before.items():
        after, of = _points(gradebook, name, students), {assignment.key for assignment in assignments if assignment.name == name}
        graded = sorted({student for key, student in summary.graded if key in of and student in had})
        summary.compared += [Compared(name, student, had[student], after[student]) for student in graded]
    return summary


def _points(gradebook: Gradebook, name: str, students: Sequence[str]) -> dict[str, float]:
    """Of the submissions (of all, or of `students`) that have any score, by student."""
    return {
        student: found.final
        for student, found in class_scores(gradebook.nbgrader, name, students=students).by_student.items()
        if any(cell.automatic is not None or cell.manual is not None for cell in found.cells.values())
    }


def _new_work(
    course: Course,
    editions: Sequence[Assignment],
    gradebook: Gradebook,
    summary: Summary,
    progress: Progress,
    students: Sequence[str],
    again: bool,
) -> Iterator[_Work]:
    assignment = editions[0]
    state, times = gradebook.state(assignment), gradebook.times(assignment)
    odd = odd_folders(course, assignment)
    roster = people(gradebook.nbgrader)
    spellings = {student.casefold(): student for student in roster}
    folders = []
    for submitted in submitted_folders(course, assignment):
        if submitted.student in course.settings.excluded:
            continue
        listed = spellings.get(submitted.student.casefold(), submitted.student)
        if submitted.student not in roster and listed in roster:
            odd.append(
                (submitted.student, phrase("the gradebook knows {listed}; rename the folder if it is the same student", listed=listed))
            )
        elif submitted.student not in roster and not course.settings.enrols:
            odd.append(
                (submitted.student, phrase("the gradebook does not know this student, and c.Autograde.create_student is False; enrol them"))
            )
        elif not students or submitted.student in students:
            folders.append(submitted)
    for name, why in odd:
        said = phrase("{path}: {why}", path=course.submitted / name, why=why)
        summary.refused.append((assignment.key, name, said))
        progress.done(assignment.key, name, None, said)
    for submitted in folders:
        content, graded_as, refused = state.get(submitted.student, ("", "", None))
        last = (content, graded_as)
        try:
            _, found = _read(course, editions, submitted, last)
        except SubmissionError as error:
            _refuse(gradebook, assignment, submitted, "", error.why, summary, progress)
            continue
        if not again and last == (found.digest, found.assignment.digest):
            if refused is not None:  # the file is what it was: it cannot be graded now either
                _refuse(gradebook, found.assignment, submitted, found.digest, refused, summary, progress)
                continue
            if (course.autograded / submitted.student / assignment.name / f"{assignment.book}.ipynb").exists():
                summary.unchanged += 1
                if submitted.student in times and times[submitted.student].may_change_with(found.timestamp):
                    _set_time(course, gradebook, assignment, submitted, found.timestamp, summary)
                continue
        marked = gradebook.is_marked(found.assignment, submitted.student)
        # now, for the files lie beside other notebooks of the student's, too, which may be written first
        yield _Work(found.assignment, submitted, before=graded_before(course, found.assignment, submitted.student) if marked else None)


def _set_time(
    course: Course, gradebook: Gradebook, assignment: Assignment, submitted: SubmittedFolder, timestamp: str | None, summary: Summary
) -> None:
    """A time that was noted after grading, or a due date, or another rule for penalties: the scores stay."""
    if timestamp:
        _write_time(course.autograded / submitted.student / assignment.name, timestamp)
    if gradebook.set_time(assignment, submitted.student, timestamp):
        summary.penalties.append((assignment.key, submitted.student))


def _write(
    course: Course,
    gradebook: Gradebook,
    work: _Work,
    future: Future[SubmissionResult],
    summary: Summary,
    progress: Progress,
) -> None:
    try:
        result = future.result()
    except SubmissionError as error:
        _refuse(gradebook, work.assignment, work.submitted, work.digest, error.why, summary, progress)
        return
    except KernelError as error:
        if not summary.graded:
            raise  # nothing can be graded here
        why = reason("not-run", said=str(error))
        _refuse(gradebook, work.assignment, work.submitted, "", why, summary, progress)  # the next run tries again
        return
    except CourseError:
        raise
    except Exception as error:  # a fault of ours, which one submission has found and no other shall notice
        _refuse(gradebook, work.assignment, work.submitted, "", fault(error), summary, progress)
        return
    result = replace(result, remarks=(*result.remarks, *work.remarks))
    assignment, student = work.assignment, work.submitted.student
    assert result.notebook is not None  # of a record alone, which is read and not written
    read = work.before.still(result.notebook, work.files, work.pictures) if work.before else ()
    _write_notebook(course, work, result)
    try:
        gradebook.save(assignment, student, work.digest, result, work.timestamp, read=read)
    except SubmissionError as error:
        _refuse(gradebook, work.assignment, work.submitted, work.digest, error.why, summary, progress)
        return
    summary.graded.append((work.assignment.key, work.submitted.student))
    progress.done(work.assignment.key, work.submitted.student, result, None)


def nothing(assignment: Assignment) -> SubmissionResult:
    """No points in any cell, as nbgrader has it for a notebook that was left out, and nothing for a person to read; the report names it."""
    why = reason("no-such-file", name=f"{assignment.book}.ipynb")
    tests = [
        TestResult(test.grade_id, Outcome.OPEN, 0.0, test.points, test.answers, findings=(Finding(why),))
        for test in assignment.tests.values()
    ]
    cells = tuple(grade_id for cell in assignment.notebook.cells if (grade_id := cell_grade_id(cell)) and grade_id not in assignment.tests)
    notebook = to_notebook(as_handed_out(assignment), assignment)
    return SubmissionResult(tuple(tests), (why,), cells, notebook=notebook)


def fault(error: Exception) -> Reason:
    """Where the grader itself failed, without the error's text: the submission may have written it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return reason("fault", kind=type(error).__name__, file=Path(last.filename).name, line=last.lineno)


def _refuse(
    gradebook: Gradebook,
    assignment: Assignment,
    submitted: SubmittedFolder,
    content: str,
    why: Reason,
    summary: Summary,
    progress: Progress,
) -> None:
    gradebook.refuse(assignment, submitted.student, content, why)
    said = phrase("{path}: {why}", path=submitted.path, why=sentence(why))
    summary.refused.append((assignment.key, submitted.student, said))
    progress.done(assignment.key, submitted.student, None, said)


def _write_notebook(course: Course, work: _Work, result: SubmissionResult) -> None:
    """Where nbgrader's formgrader looks for it, complete or not at all."""
    folder = course.autograded / work.submitted.student / work.assignment.name
    assert result.notebook is not None  # of a record alone, which is read and not written
    try:
        make_private(course.autograded, shared=course.settings.groupshared)
        folder.mkdir(parents=True, exist_ok=True)
        shown = {name: content for name, content in work.files.items() if may_be_shown(name)}
        for name, content in (shown | dict(work.assignment.files)).items():
            _write_file(folder, name, content)
        write_whole(folder / f"{work.assignment.book}.ipynb", as_file(result.notebook))
        _write_time(folder, work.timestamp)
    except OSError as error:
        raise CourseError(
            "{folder}: cannot be written ({problem}); make room or set permissions, then run again", folder=folder, problem=error.strerror
        ) from error


def _write_file(folder: Path, name: str, content: bytes) -> None:
    """A file beside the graded notebook; what an earlier submission left in its way goes."""
    path = folder / name
    for place in [*reversed(path.parents)][len(folder.parents) + 1 :]:
        if place.is_symlink() or place.is_file():
            place.unlink()
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)


def _write_time(folder: Path, timestamp: str | None) -> None:
    """The formgrader counts a submission as graded where this file says what the gradebook says."""
    if timestamp:
        write_whole(folder / "timestamp.txt", timestamp)
    else:
        (folder / "timestamp.txt").unlink(missing_ok=True)


def plain(summary: Summary, late: Mapping[str, Sequence[Late]]) -> dict[str, object]:
    """For programs. `late` by assignment, of all that is handed in; its times are in UTC, without a zone."""
    return {
        "graded": [{"assignment": name, "student": student} for name, student in summary.graded],
        "unchanged": summary.unchanged,
        "late_penalties_changed": [{"assignment": name, "student": student} for name, student in summary.penalties],
        "scores_changed": [asdict(each) for each in summary.compared if each.differs],
        "scores_compared": len(summary.compared),
        "late": [
            {
                "assignment": name,
                "student": each.student,
                "handed_in": each.handed_in,
                "due": each.due,
                "marked_by": each.platform or None,
                "penalty": each.penalty,
            }
            for name, found in late.items()
            for each in found
        ],
        "refused": [{"assignment": n, "student": s, "reason": r} for n, s, r in summary.refused],
    }
