"""An nbgrader course as it is gets nbgrader's own scores, cell by cell; what cannot be honoured is refused by name, never scored."""

from __future__ import annotations

import functools
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from plain import KERNEL, Shape, checked, grade_plainly, hand_in, scores, solution, write_source

from autograder.classroom import engine
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.errors import CourseError
from autograder.grading.grader import Grader
from autograder.kernels.confine import Limits
from autograder.pages.feedback import write_feedback
from autograder.pages.report import write_report

DOUBLE = solution("double", "def double(x):\n    return 2 * x")
DOUBLE_TEST = checked("double-test", 2, "assert double(2) == 4\n### BEGIN HIDDEN TESTS\nassert double(-3) == -6\n### END HIDDEN TESTS")
TRIPLE = solution("triple", "def triple(x):\n    return 3 * x")
TRIPLE_TEST = checked("triple-test", 3, "assert triple(2) == 6")
RIGHT = "def double(x):\n    return x + x"
WRONG = "def double(x):\n    return 4"

SHAPES = {
    "named-otherwise": Shape(
        {"Homework 1": [DOUBLE, DOUBLE_TEST]},
        {"ann": {"Homework 1": {"double": RIGHT}}, "bob": {"Homework 1": {"double": WRONG}}},
    ),
    "several": Shape(
        {"problem1": [DOUBLE, DOUBLE_TEST], "problem2": [TRIPLE, TRIPLE_TEST]},
        {
            "ann": {"problem1": {"double": RIGHT}, "problem2": {}},
            "bob": {"problem1": {}, "problem2": {"triple": "triple = lambda x: 3 * x"}},
        },
    ),
}


class Watcher:
    def start(self, assignment, total, known): ...

    def done(self, assignment, student, result, refused): ...


def grade(course):
    """As `autograder grade` does, without the command line. Returns the summary."""
    names = course.names()
    with (
        Grader(assignments=course.readable(), private=course.private()) as grader,
        ThreadPoolExecutor(2) as pool,
        Gradebook(course, course.config) as gradebook,
    ):
        submit = functools.partial(pool.submit, grader.grade)
        return engine.grade(course, names, lambda: (submit, 2), gradebook, Limits(), Watcher())


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """All shapes in one course, graded here."""
    folder = tmp_path_factory.mktemp("field") / "course"
    write_source(folder, SHAPES)
    release(folder)
    hand_in(folder, SHAPES)
    return Course(folder)


@pytest.fixture(scope="module")
def plain(course, tmp_path_factory):
    return grade_plainly(course.folder, tmp_path_factory.mktemp("plain") / "course")


@pytest.fixture(scope="module")
def graded(course, plain):
    summary = grade(course)
    assert not summary.refused
    return course


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_each_cell_has_nbgraders_score(graded, plain, name):
    ours = {key: score for key, score in scores(graded.folder).items() if key[0] == name}
    assert ours
    assert ours == {key: score for key, score in plain.items() if key[0] == name}


@pytest.mark.slow
def test_each_of_several_notebooks_has_its_pages(graded):
    with Gradebook(graded) as gradebook:
        pages = write_feedback(graded, gradebook, "several")
        reports = write_report(graded, gradebook, "several")
    assert {path.name for path in pages} == {"problem1.html", "problem2.html"}
    rows = json.loads((graded.report / "several/problem2/results.json").read_text())["submissions"]
    assert {row["student"]: row["score"] for row in rows} == {"ann": 0, "bob": 3}
    assert {path.parent.name for path in reports} == {"problem1", "problem2"}


def one_notebook(folder, metadata, name="hw", config=""):
    write_source(folder, {name: Shape({name: [DOUBLE, DOUBLE_TEST]}, {})})
    path = folder / "source" / name / f"{name}.ipynb"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"metadata": metadata}))
    (folder / "nbgrader_config.py").write_text(f"c = get_config()\n{config}\n")
    return path


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}, "its language is R"),
        ({"kernelspec": KERNEL, "language_info": {"name": "julia"}}, "its language is julia"),
        ({"kernelspec": {"name": "my-course", "display_name": "?"}}, "its kernel my-course does not say"),
    ],
)
def test_another_language_is_refused_by_name_at_release_and_at_grading(tmp_path, metadata, said):
    path = one_notebook(tmp_path, metadata)
    for refused in (lambda: release(tmp_path, ["hw"]), lambda: Course(tmp_path).assignments("hw")):
        with pytest.raises(CourseError, match=said) as error:
            refused()
        assert str(path) in str(error.value)
        assert "nbgrader's own autograde" in str(error.value)
    assert not (tmp_path / "release").exists()


@pytest.mark.parametrize("metadata", [{}, {"kernelspec": {"name": "python3", "display_name": "3"}}, {"language_info": {"name": "python"}}])
def test_a_notebook_that_says_no_more_than_python_is_pythons(tmp_path, metadata):
    one_notebook(tmp_path, metadata)
    assert Course(tmp_path).assignment("hw").points == 2


@pytest.mark.slow
def test_an_assignment_that_is_refused_stops_no_other(tmp_path):
    one_notebook(tmp_path, {}, "hw")
    release(tmp_path)
    one_notebook(tmp_path, {"language_info": {"name": "R"}}, "other")
    hand_in(tmp_path, {"hw": Shape({"hw": []}, {"ann": {"hw": {"double": RIGHT}}})})
    summary = grade(Course(tmp_path))
    assert summary.graded == [("hw", "ann")]
    assert [(name, "its language is R" in said) for name, _, said in summary.refused] == [("other", True)]


def test_folders_are_called_as_nbgraders_settings_call_them_and_another_order_of_them_is_refused(tmp_path):
    one_notebook(tmp_path, {}, config='c.CourseDirectory.submitted_directory = "handed-in"')
    assert Course(tmp_path).submitted == tmp_path / "handed-in"
    one_notebook(tmp_path, {}, config='c.CourseDirectory.directory_structure = "{assignment_id}/{nbgrader_step}/{student_id}"')
    with pytest.raises(CourseError, match="directory_structure is"):
        Course(tmp_path)
