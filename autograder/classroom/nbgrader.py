"""Our grading inside nbgrader: `nbgrader autograde` and the formgrader's Autograde button confine and judge as `autograder grade` does.

nbgrader converts a submission twice: once to sanitise it, once to run and score it. The first pass is given to `Grade`, so that what
is written to `autograded/` is the graded notebook already and no hidden test lies on the disk while student code runs; the second one
to `Save`, which writes the scores.
"""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Float

from autograder.classroom.course import Course, Handin, digest
from autograder.classroom.gradebook import Gradebook
from autograder.grading.grader import Grader
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits

_graded: dict[tuple[str, str], tuple[Course, str, SubmissionResult]] = {}


def use(config: Any) -> None:
    """Puts our steps in the place of nbgrader's. For a course's nbgrader_config.py: ``use(c)``."""
    config.Autograde.sanitize_preprocessors = [Grade]
    config.Autograde.autograde_preprocessors = [Save]


@cache
def _grader(confined: bool) -> Grader:
    """One pair of warm templates for all submissions of an nbgrader process."""
    grader = Grader(confined=confined)
    atexit.register(grader.close)
    return grader


class Grade(NbGraderPreprocessor):  # type: ignore[misc, unused-ignore]
    """Grades the file as it was handed in; what nbgrader has read of it is not used."""

    cell_seconds = Float(Limits.cell_seconds, help="Wall time that a cell may take.").tag(config=True)
    cell_cpu = Float(Limits.cell_cpu, help="CPU seconds that a cell may take.").tag(config=True)
    allow_unconfined = Bool(False, help="Grade without confinement. Only for submissions that you trust.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        told = resources["nbgrader"]
        folder = Path(resources["metadata"]["path"]).resolve()
        course = Course(folder.parents[2], told["db_url"])
        assignment = course.assignment(told["assignment"])
        handin = Handin(told["student"], assignment.name, folder / f"{told['notebook']}.ipynb")
        data = course.read(handin)
        limits = Limits(cell_seconds=self.cell_seconds, cell_cpu=self.cell_cpu)
        result = _grader(not self.allow_unconfined).grade(assignment, data, limits)
        _graded[assignment.name, handin.student] = course, digest(data), result
        return nbformat.from_dict(result.notebook), resources


class Save(NbGraderPreprocessor):  # type: ignore[misc, unused-ignore]
    """Writes the scores, comments and late penalty, and what feedback and report need."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        told = resources["nbgrader"]
        course, content, result = _graded.pop((told["assignment"], told["student"]))
        with Gradebook(course, self.config) as gradebook:
            gradebook.save(course.assignment(told["assignment"]), told["student"], content, result, timestamp=None)
        return nb, resources
