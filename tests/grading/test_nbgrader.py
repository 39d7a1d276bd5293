"""nbgrader's own autograde, with the course's configuration, grades as `autograder grade` does."""

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.classroom.gradebook import Gradebook

pytestmark = pytest.mark.slow  # each starts nbgrader

CONFIG = """
from autograder import nbgrader_plugin as ours
from autograder.grading.grader import Grader
# No TensorFlow: seconds instead of half a minute.
ours.Grader = lambda confined, assignments, private: Grader(confined, ("numpy",), assignments, private=private)
c = get_config()
c.CourseDirectory.course_id = "regularization"
c.Grade.cell_cpu = 2.0
ours.use(c)
"""


def nbgrader(course, *arguments):
    program = Path(sys.executable).with_name("nbgrader")
    return subprocess.run([program, *arguments], cwd=course.folder, capture_output=True, text=True, check=False)


@pytest.fixture
def graded(course):
    (course.folder / "nbgrader_config.py").write_text(CONFIG)
    course.hand_in("ann")
    course.hand_in("bob", {"twice": "import os; os._exit(1)", "total": "def total(v):\n    return float(sum(v))"})
    course.hand_in("eve", {}, own=["import sys\nsys.displayhook(2)", "open('planted.py', 'w').write('x')"])
    done = nbgrader(course, "autograde", "tiny")
    assert done.returncode == 0, done.stderr
    return course


def test_scores_are_the_same(graded):
    scores = graded.scores()
    assert scores["ann"] == {"twice-test": 2, "total-test": 3}
    assert scores["bob"] == {"twice-test": 0, "total-test": 3}
    assert scores["eve"] == {"twice-test": 0, "total-test": 0}


def test_feedback_and_report_have_what_they_need(graded):
    with Gradebook(graded) as gradebook:
        assert gradebook.records("tiny")["bob"].result.confined


def test_nbgraders_feedback_is_ours_and_shows_nothing_hidden(graded):
    done = nbgrader(graded, "generate_feedback", "tiny")
    assert done.returncode == 0, done.stderr
    page = (graded.feedback / "bob/tiny/tiny.html").read_text()
    assert "Ended early" in page
    assert "HIDDEN" not in page
    assert "JUDGE" not in page


def test_no_file_of_a_student_is_left(graded):
    assert not list(graded.folder.rglob("planted.py"))
