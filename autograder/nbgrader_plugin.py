"""Our grading inside nbgrader: `nbgrader autograde` and the formgrader's Autograde button confine and judge as `autograder grade` does.

nbgrader converts a submission twice: once to sanitise it, once to run and score it. The first pass is given to `Grade`, so that what
is written to `autograded/` is the graded notebook already and no hidden test lies on the disk while student code runs; the second one
to `Save`, which writes the scores. `nbgrader generate_feedback`, whose pages would show hidden tests and keys, writes ours.
"""

from __future__ import annotations

import atexit
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Float

from autograder.classroom.course import Course, SubmittedFolder, digest
from autograder.classroom.gradebook import Gradebook
from autograder.files import make_private
from autograder.grading.grader import Grader
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import Assignment
from autograder.notebooks.edition import edition_of
from autograder.notebooks.submission import SubmissionError
from autograder.pages.feedback import feedback_page

_graded: dict[tuple[str, str, str], tuple[Course, Assignment, str, SubmissionResult]] = {}


def use(config: Any) -> None:
    """Puts our steps in the place of nbgrader's. For a course's nbgrader_config.py: ``use(c)``."""
    config.Autograde.exporter_class = Exporter
    config.Autograde.sanitize_preprocessors = [Grade]
    config.Autograde.autograde_preprocessors = [Save]
    config.GenerateFeedback.exporter_class = Feedback


_graders: dict[tuple[bool, str], Grader] = {}


def _grader(confined: bool, assignment: Assignment, course: Course) -> Grader:
    """One pair of warm templates for all submissions of an assignment in an nbgrader process."""
    grader = _graders.get((confined, assignment.key))
    if grader is None:
        grader = _graders[confined, assignment.key] = Grader(confined=confined, assignments=[assignment], private=course.private())
        atexit.register(grader.close)
    return grader


class Exporter(NotebookExporter):  # type: ignore[misc, unused-ignore]
    """Leaves a file that was handed in to `Grade`: nbgrader would open it through links, and wait for a pipe."""

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> tuple[Any, Any]:
        if not any(isinstance(step, Grade) for step in self._preprocessors):
            return super().from_filename(filename, resources, **options)  # type: ignore[no-any-return, unused-ignore]
        path = Path(filename)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        return self.from_notebook_node(nbformat.v4.new_notebook(), resources, **options)  # type: ignore[no-any-return, unused-ignore]


class Grade(NbGraderPreprocessor):  # type: ignore[misc, unused-ignore]
    """Grades the file as it was handed in."""

    cell_seconds = Float(Limits.cell_seconds, help="Wall time that a cell may take.").tag(config=True)
    cell_cpu = Float(Limits.cell_cpu, help="CPU seconds that a cell may take.").tag(config=True)
    allow_unconfined = Bool(False, help="Grade without confinement. Only for submissions that you trust.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        about = resources["nbgrader"]
        folder = Path(os.path.abspath(resources["metadata"]["path"]))  # a link in it is refused below, so it must not be resolved here
        course = Course(folder.parents[2], about["db_url"])
        assignment = course.assignment(about["assignment"], about["notebook"])
        submitted = SubmittedFolder(about["student"], assignment.name, folder / f"{about['notebook']}.ipynb")
        limits = Limits(cell_seconds=self.cell_seconds, cell_cpu=self.cell_cpu)
        with Gradebook(course, self.config) as gradebook:
            assignment = gradebook.as_released(assignment)
        content = ""
        try:
            data = course.read(submitted)
            files, left_out = course.beside(assignment, submitted)
            content = digest(data, files)
            assignment = edition_of(course.editions(assignment), data)
            with_files = replace(assignment, files={**files, **assignment.files})
            result = _grader(not self.allow_unconfined, assignment, course).grade(with_files, data, limits)
            result = replace(result, remarks=(*result.remarks, *left_out))
        except SubmissionError as error:
            with Gradebook(course, self.config) as gradebook:
                gradebook.refuse(assignment, submitted.student, content, error.why)
            raise
        _graded[assignment.name, assignment.book, submitted.student] = course, assignment, content, result
        return nbformat.from_dict(result.notebook), resources


class Save(NbGraderPreprocessor):  # type: ignore[misc, unused-ignore]
    """Writes the scores, comments and late penalty, and what feedback and report need."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        about = resources["nbgrader"]
        course, assignment, content, result = _graded.pop((about["assignment"], about["notebook"], about["student"]))
        # nbgrader has entered a time already, but takes one whose zone it does not know for UTC
        time, odd = course.handed_in(course.submitted_folder(assignment, about["student"]))
        if odd:
            result = replace(result, remarks=(*result.remarks, odd))
        make_private(course.autograded)
        with Gradebook(course, self.config) as gradebook:
            assignment = gradebook.as_released(assignment)
            if odd:
                gradebook.forget_time(assignment.name, about["student"])
            gradebook.save(assignment, about["student"], content, result, time, timed=odd is None)
        return nb, resources


class Feedback(HTMLExporter):  # type: ignore[misc, unused-ignore]
    """The feedback page that `autograder feedback` writes."""

    def from_filename(self, filename: str, resources: Any = None, **_: Any) -> tuple[str, Any]:
        about = resources["nbgrader"]
        course = Course(Path(os.path.abspath(filename)).parents[3], about["db_url"])
        with Gradebook(course) as gradebook:
            assignment = gradebook.as_released(course.assignment(about["assignment"], about["notebook"]))
            page = feedback_page(course, gradebook, assignment, about["student"])
            return page, self._init_resources(resources)
