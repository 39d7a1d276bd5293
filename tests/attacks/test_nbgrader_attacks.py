"""Attacks on the way through `nbgrader autograde`, as the formgrader's button goes: nbgrader has the files in hand before this grader."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import attack_bank
import pytest
from attack_bank import Attack

from autograder.authoring.compiler import author
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.words import sentence

pytestmark = pytest.mark.slow  # starts nbgrader on a class of attacks

ROWS = ("browsers", "files", "metadata")  # what comes after the reading is the same code on both ways
# nbgrader looks for names by patterns, and gives up a submission whose time it cannot read.
NBGRADERS_OWN = ("files/name-", "files/own-timestamp", "files/time")
LINKS = "files/beside-it-links-and-devices"  # nbgrader would copy through a link beside a notebook, so none is given to it
HONEST = ("honest-1", "zz-honest-2")
PATTERN = "[h]onest-1"  # by which nbgrader finds another's notebook
CONFIG = """
from autograder import nbgrader_plugin as ours
from autograder.grading.grader import Grader
# No TensorFlow: seconds instead of half a minute.
ours.Grader = lambda confined, assignments, private: Grader(confined, ("numpy",), assignments, private=private)
c = get_config()
c.CourseDirectory.course_id = "regularization"
ours.use(c)
"""
ATTACKS = [attack for attack in attack_bank.load() if attack.row in ROWS and not attack.id.startswith(NBGRADERS_OWN)]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class") / "course"
    (folder / "assignments").mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("small.md"), folder / "assignments" / "small.md")
    (folder / "nbgrader_config.py").write_text(CONFIG)
    author(folder / "assignments" / "small.md", folder / "source")
    release(folder, ["small"])
    course = Course(folder)
    honest, released = attack_bank.honest_answers(course.assignment("small")), folder / "release/small/small.ipynb"
    for attack in [*(Attack("", "", "", student=student) for student in (*HONEST, PATTERN)), *ATTACKS]:
        attack_bank.hand_in(attack, released, honest, folder, {"COURSE": str(folder)})
    program = Path(sys.executable).with_name("nbgrader")
    subprocess.run([program, "autograde", "small"], cwd=folder, capture_output=True, check=False)  # some of them fail, on purpose
    return course


@pytest.fixture(scope="module")
def found(course):
    """What is known of each submission: our record, and nbgrader's scores."""
    with Gradebook(course) as gradebook:
        records = gradebook.records("small")
        scores = {
            submission.student.id: {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
            for submission in gradebook.nbgrader.assignment_submissions("small")
        }
    return records, scores


def test_links_beside_a_notebook_are_refused_before_nbgrader_copies_through_them(course, found):
    records, scores = found
    (folder,) = (attack.folder for attack in ATTACKS if attack.id == LINKS)
    assert records[folder].refused.code == "a-link"
    assert folder not in scores
    assert not (course.autograded / folder).exists()


def test_a_name_that_the_formgrader_would_take_for_markup_gets_no_row(course, found):
    names = {attack.folder for attack in ATTACKS if attack.not_in_gradebook}
    assert len(names) == 2
    assert not names & {*found[0], *found[1], *os.listdir(course.autograded)}


def test_a_name_that_is_the_pattern_of_anothers_is_refused_in_a_line_and_gets_no_row(course, found):
    assert PATTERN in os.listdir(course.submitted)
    assert PATTERN not in {*found[0], *found[1], *os.listdir(course.autograded)}


def test_nothing_that_a_browser_would_run_lies_beside_a_graded_notebook(course):
    kinds = {path.suffix for path in course.autograded.rglob("*") if path.is_file()}
    assert ".csv" in kinds
    assert kinds <= {".ipynb", ".csv", ".txt"}


@pytest.mark.parametrize(
    "attack", [pytest.param(attack, id=attack.id) for attack in ATTACKS if attack.id != LINKS and not attack.not_in_gradebook]
)
def test_it_earns_what_is_honest_in_it(found, attack):
    records, scores = found
    record = records[attack.folder]
    if attack.refused:
        assert re.search(attack.refused, sentence(record.refused)), record.refused
        assert attack.folder not in scores  # no row is made of what is refused
        return
    assert record.refused is None
    for test in record.result.tests:
        assert test.outcome.value in attack.expect.get(test.answers, "passed").split("|"), (
            test.grade_id,
            test.outcome.value,
            test.findings,
        )
        assert scores[attack.folder][test.grade_id] == test.score


@pytest.mark.parametrize("student", HONEST)
def test_honest_submissions_among_them_get_all_their_points(found, student):
    assert sum(found[1][student].values()) == 8
