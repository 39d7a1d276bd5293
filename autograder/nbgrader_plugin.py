"""Our grading inside nbgrader: `nbgrader autograde` and the formgrader's Autograde button confine and judge as `autograder grade` does.

nbgrader copies what lies beside a submission, makes its rows in the gradebook, and converts it twice: once to sanitize it, once to run
and score it. `_Before` grades a submission before any of that, so that one that is refused leaves nothing behind, and no hidden test
lies on the disk while student code runs. The first pass then gives nbgrader the graded notebook (`Grade`), the second one writes the
scores (`Save`).
`nbgrader generate_feedback`, whose pages would show hidden tests and keys, writes ours.
"""

from __future__ import annotations

import atexit
import os
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Float

from autograder.classroom import engine, marks
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.read_before import GradedBefore, graded_before
from autograder.classroom.settings import own_steps
from autograder.classroom.submitted import (
    AS_MARKUP,
    SubmittedFolder,
    digest,
    files_beside,
    handed_in_at,
    is_left_out,
    is_markup,
    read_submitted,
    submitted_folder,
)
from autograder.errors import CourseError, SubmissionError
from autograder.files import is_there, just_closed, make_private
from autograder.grading.grader import Grader
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import Assignment
from autograder.notebooks.cutting import attached
from autograder.notebooks.edition import edition_of
from autograder.reasons import Reason, reason


@dataclass(frozen=True)
class _Graded:
    """A notebook of a submission that nbgrader is about to enter."""

    course: Course
    assignment: Assignment
    content: str
    result: SubmissionResult
    read: Collection[str]  # the answers that a person has read as they are; grade_ids


_graded: dict[tuple[str, str, str], _Graded] = {}  # by assignment, notebook and student


def use(config: Any) -> None:
    """Puts our steps in the place of nbgrader's. For a course's nbgrader_config.py: ``use(c)``."""
    config.Autograder.replaced = own_steps(config)  # the course's own, without which none is graded
    config.Autograde.exporter_class = Exporter
    config.Autograde.sanitize_preprocessors = [Grade]
    config.Autograde.autograde_preprocessors = [Save]
    config.GenerateFeedback.exporter_class = Feedback
    marks.watch()  # the formgrader reads the settings in the process that writes marks


_graders: dict[tuple[bool, str], Grader] = {}


def _grader(confined: bool, name: str, course: Course) -> Grader:
    """One pair of warm templates for all submissions of an assignment in an nbgrader process."""
    grader = _graders.get((confined, name))
    if grader is None:
        grader = _graders[confined, name] = Grader(confined=confined, assignments=course.assignments(name), private=course.private())
        atexit.register(grader.close)
    return grader


def _course(converter: BaseConverter) -> Course:
    """With the settings of nbgrader's command, of which some may be in the folder where it runs, or among its arguments."""
    place: CourseDirectory = converter.coursedir
    folder = Path(os.path.abspath(place.root))  # a link in it is refused later, so it must not be resolved here
    return Course(folder, place.db_url, converter.config)


class _InOneLine:
    """What is refused has one line in nbgrader's log, where an exception would have a traceback, and the command fails at its end.

    nbgrader has no place for that, so methods of its converter are replaced.
    """

    def __init__(self, converter: BaseConverter) -> None:
        self.converter = converter
        self._refused = 0
        self._convert_all = converter.convert_notebooks
        converter.convert_notebooks = self._convert

    def refuse(self, said: str) -> None:
        self._refused += 1
        if said:
            self.converter.log.error("%s", said)

    def _convert(self) -> None:
        self._convert_all()
        if self._refused:
            raise NbGraderException(f"{self._refused} refused; the log says why")


class _Before(_InOneLine):
    """Grades each submission before nbgrader touches it; one that is refused nbgrader then leaves alone."""

    def __init__(self, converter: Autograde, settings: Grade) -> None:
        super().__init__(converter)
        self._settings = settings
        self._assignments: dict[str, list[Assignment]] = {}  # by name, of those that can be graded; none of one that cannot
        self._is_wanted, self._hook = converter.init_destination, converter.run_pre_convert_hook
        self._copy = converter.init_assignment
        converter.init_destination = self._wanted
        converter.init_assignment = self._copied
        converter.run_pre_convert_hook = lambda: None  # it may change what is graded, so it runs before

    def _wanted(self, name: str, student: str) -> bool:
        """Whether nbgrader is to enter a submission, which is graded then."""
        if student in (self.converter.coursedir.student_id_exclude or "").split(","):
            return False
        submitted = [submitted_folder(self._course, assignment, student) for assignment in self._known(name)]
        if not submitted:
            self.refuse("")
            return False
        if any(Path(path).parents[1].name != student for path in self.converter.notebooks):
            self.refuse(f"{submitted[0].path.parent}: nbgrader takes the name for a pattern of others; rename the folder")
            return False
        if is_markup(student):
            self.refuse(f"{submitted[0].path.parent}: {AS_MARKUP}")
            return False
        try:
            self._check_folder(submitted[0])
            before = self._marked(name, student)  # which nbgrader may delete, to begin with
            if not self._is_wanted(name, student):
                return False
            self._hook()
            self._grade(name, student, before)
        except SubmissionError as error:
            self.refuse(f"{submitted[0].path.parent}: {error}")
            self._keep(self._assignments[name], student, "", error.why)
            return False
        except CourseError as error:
            self._assignments[name] = []  # it would be the same for everybody
            self.refuse(str(error))
            return False
        return True

    def _copied(self, name: str, student: str) -> None:
        """Has nbgrader copy what lies beside a notebook, but for files of a student that the formgrader would let a browser run."""
        self._copy(name, student)
        folder = Path(self.converter._format_dest(name, student))
        given = self._assignments[name][0].files
        for path in [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".ipynb"]:
            ours = given.get(path.relative_to(folder).as_posix())
            if not engine.may_be_shown(path.name) and (ours is None or path.read_bytes() != ours):
                path.unlink()

    def _known(self, name: str) -> list[Assignment]:
        """The assignment's notebooks as they were released; none where they cannot be graded, which is said once."""
        if name not in self._assignments:
            self._assignments[name] = []
            try:
                self._course = _course(self.converter)
                self._course.settings.check_steps(inside=True)
                assignments = self._course.assignments(name)
                _grader(not self._settings.allow_unconfined, name, self._course)  # which imports while the gradebook is read
                with Gradebook(self._course) as gradebook:
                    found = [gradebook.as_released(assignment) for assignment in assignments]
                    for assignment in found:
                        gradebook.check_assignment(assignment)
                self._assignments[name] = found
            except CourseError as error:
                self.converter.log.error("%s", error)
        return self._assignments[name]

    def _marked(self, name: str, student: str) -> dict[str, GradedBefore | None]:
        """The graded notebooks that a person has marked, by their names."""
        with Gradebook(self._course) as gradebook:
            marked = [assignment for assignment in self._assignments[name] if gradebook.is_marked(assignment, student)]
        return {assignment.book: graded_before(self._course, assignment, student) for assignment in marked}

    def _grade(self, name: str, student: str, before: Mapping[str, GradedBefore | None]) -> None:
        """Grades all notebooks that the command was given, and enters those that were left out. Raises CourseError."""
        given = {Path(path).stem for path in self.converter.notebooks}
        left_out: list[Assignment] = []
        for assignment in self._assignments[name]:
            submitted = submitted_folder(self._course, assignment, student)
            if assignment.book in given:
                try:
                    _graded[name, assignment.book, student] = self._graded(assignment, submitted, before.get(assignment.book))
                except CourseError:
                    raise
                except Exception as error:  # a fault of ours, which one submission has found and no other shall notice
                    raise SubmissionError(engine.fault(error)) from error
            elif is_left_out(self._course, submitted):
                left_out.append(assignment)
            elif not is_there(submitted.path):
                read_submitted(self._course, submitted)  # which says why not
        with Gradebook(self._course) as gradebook:
            for assignment in left_out:
                result = engine.nothing(assignment)
                gradebook.save(assignment, student, digest(b""), result, None, timed=True)

    def _graded(self, assignment: Assignment, submitted: SubmittedFolder, before: GradedBefore | None) -> _Graded:
        course, settings = self._course, self._settings
        data = read_submitted(course, submitted)
        files, left_out = files_beside(course, assignment, submitted)
        assignment = edition_of(course.editions(assignment), data)
        with_files = replace(assignment, files={**files, **assignment.files})
        limits = Limits(cell_seconds=settings.cell_seconds, cell_cpu=settings.cell_cpu)
        result = _grader(not settings.allow_unconfined, assignment.name, course).grade(with_files, data, limits)
        assert result.notebook is not None  # of a record alone
        read = before.still(result.notebook, files, attached(data)) if before else ()
        return _Graded(course, assignment, digest(data, files), replace(result, remarks=(*result.remarks, *left_out)), read)

    def _keep(self, assignments: list[Assignment], student: str, content: str, why: Reason) -> None:
        with Gradebook(self._course) as gradebook:
            for assignment in assignments:
                gradebook.refuse(assignment, student, content, why)

    def _check_folder(self, submitted: SubmittedFolder) -> None:
        """Raises SubmissionError for what nbgrader would copy through a link, wait for, or stop at."""
        folder = submitted.path.parent
        for step in (folder.parent, folder):
            if step.is_symlink():
                raise SubmissionError(reason("a-link", name=repr(step.name)[1:-1]))
        for place, folders, files in os.walk(folder):
            for name in sorted([*folders, *files]):
                mode = os.lstat(os.path.join(place, name)).st_mode
                if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                    raise SubmissionError(reason("a-link" if stat.S_ISLNK(mode) else "not-regular", name=repr(name)[1:-1]))
        _, odd = handed_in_at(self._course, submitted)
        try:
            if odd is None or odd.code != "time-unreadable":
                self.converter.coursedir.get_existing_timestamp(str(folder))
                return
        except Exception:  # of any class: what nbgrader calls there does not exist
            pass
        raise SubmissionError(reason("time-stops-nbgrader"))


class Exporter(NotebookExporter):  # type: ignore[misc, unused-ignore]
    """Leaves a file that was handed in to `Grade`: nbgrader would open it through links, and wait for a pipe."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if isinstance(self.parent, Autograde):
            _Before(self.parent, Grade(parent=self))

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> tuple[Any, Any]:
        if not any(isinstance(step, Grade) for step in self._preprocessors):
            return super().from_filename(filename, resources, **options)  # type: ignore[no-any-return, unused-ignore]
        path = Path(filename)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        return self.from_notebook_node(nbformat.v4.new_notebook(), resources, **options)  # type: ignore[no-any-return, unused-ignore]


class Grade(NbGraderPreprocessor):  # type: ignore[misc, unused-ignore]
    """Gives nbgrader the graded notebook."""

    cell_seconds = Float(Limits.cell_seconds, help="Wall time that a cell may take.").tag(config=True)
    cell_cpu = Float(Limits.cell_cpu, help="CPU seconds that a cell may take.").tag(config=True)
    allow_unconfined = Bool(False, help="Grade without confinement. Only for submissions that you trust.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        about = resources["nbgrader"]
        return nbformat.from_dict(_graded[about["assignment"], about["notebook"], about["student"]].result.notebook), resources


class Save(NbGraderPreprocessor):  # type: ignore[misc, unused-ignore]
    """Writes the scores, comments and late penalty, and what feedback and report need."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        about = resources["nbgrader"]
        graded = _graded.pop((about["assignment"], about["notebook"], about["student"]))
        course, assignment, result = graded.course, graded.assignment, graded.result
        # nbgrader has entered a time already, but takes one whose zone it does not know for UTC
        time, odd = handed_in_at(course, submitted_folder(course, assignment, about["student"]))
        if odd:
            result = replace(result, remarks=(*result.remarks, odd))
        make_private(course.autograded, shared=course.settings.groupshared)
        with Gradebook(course) as gradebook:
            if odd:
                gradebook.forget_time(assignment.name, about["student"])
            gradebook.save(assignment, about["student"], graded.content, result, time, timed=odd is None, read=graded.read)
        if closed := just_closed():
            self.log.warning("%s", closed)
        return nb, resources


class _Pages(_InOneLine):
    """Writes each page that can be written."""

    def __init__(self, converter: GenerateFeedback) -> None:
        super().__init__(converter)
        self._convert_single = converter.convert_single_notebook
        converter.convert_single_notebook = self._page

    def _page(self, path: str) -> None:
        try:
            self._convert_single(path)
        except CourseError as error:
            self.refuse(str(error))


class Feedback(HTMLExporter):  # type: ignore[misc, unused-ignore]
    """The feedback page that `autograder feedback` writes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if isinstance(self.parent, GenerateFeedback):
            _Pages(self.parent)

    def from_filename(self, filename: str, resources: Any = None, **_: Any) -> tuple[str, Any]:
        from autograder.pages.feedback import feedback_page  # here, since grading does without

        about = resources["nbgrader"]
        course = _course(self.parent)
        with Gradebook(course) as gradebook:
            assignment = gradebook.as_released(course.assignment(about["assignment"], about["notebook"]))
            page = feedback_page(course, gradebook, assignment, about["student"])
            return page, self._init_resources(resources)
