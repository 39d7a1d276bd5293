"""Folders below submitted/, as file systems and archives spell them. Nothing here needs a kernel."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from made_up import NAME, mean, outlier

from autograder.classroom import engine
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import people
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits

APART, TOGETHER = "zoe\u0308", "zo\u00eb"


class Quiet:
    def start(self, *_: object) -> None: ...
    def done(self, *_: object) -> None: ...


def grade(course: Course, gradebook: Gradebook) -> engine.Summary:
    """Everything that is handed in is right."""
    cells = course.assignment(NAME).notebook

    def submit(*_: object) -> Future[SubmissionResult]:
        future: Future[SubmissionResult] = Future()
        future.set_result(SubmissionResult(tests=(mean(), outlier()), notebook=cells))
        return future

    return engine.grade(course, [NAME], lambda: (submit, 1), gradebook, Limits(), Quiet())


def test_a_folder_whose_name_macos_took_apart_is_the_students(course: Course, gradebook: Gradebook, hand_in):
    gradebook.nbgrader.add_student(TOGETHER)
    hand_in(APART)
    assert grade(course, gradebook).graded == [(NAME, TOGETHER)]
    assert people(gradebook.nbgrader).keys() == {TOGETHER}


def test_of_two_folders_with_one_name_one_is_named(course: Course, gradebook: Gradebook, hand_in):
    hand_in(APART)
    hand_in(TOGETHER)
    summary = grade(course, gradebook)
    assert summary.graded == [(NAME, TOGETHER)]
    ((_, _, said),) = summary.refused
    assert "zoe\\u0308: another folder has the same name in another Unicode form" in said


@pytest.mark.parametrize(
    ("folder", "said"), [("Ada/averages", "the gradebook knows ada"), ("ada/Averages", "the assignment is called averages")]
)
def test_a_folder_with_other_capitals_is_named_and_enrols_nobody(course: Course, gradebook: Gradebook, hand_in, folder: str, said: str):
    gradebook.nbgrader.add_student("ada")
    hand_in("x")
    (course.submitted / folder).parent.mkdir()
    (course.submitted / "x" / NAME).rename(course.submitted / folder)
    summary = grade(course, gradebook)
    assert not summary.graded
    assert said in summary.refused[0][2]
    assert people(gradebook.nbgrader).keys() == {"ada"}


def test_a_name_that_a_browser_lengthened_is_said(course: Course, gradebook: Gradebook, hand_in):
    hand_in("ada")
    path = course.submitted / "ada" / NAME / f"{NAME}.ipynb"
    path.rename(path.with_name(f"{NAME}.ipynb.txt"))
    assert f"but '{NAME}.ipynb.txt'; rename it if it is the one" in grade(course, gradebook).refused[0][2]
