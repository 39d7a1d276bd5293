"""What pages say of tests without a judge half: where the student's own code went wrong, and nothing of what is hidden."""

from __future__ import annotations

import csv
import functools
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from plain import Shape, Watcher, by_hand, checked, hand_in, solution, write_source

from autograder.classroom import engine
from autograder.classroom.attempts import Attempts
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.grading.grader import Grader
from autograder.kernels.confine import Limits
from autograder.pages.feedback import write_feedback
from autograder.pages.rendering import render
from autograder.pages.report import write_report
from autograder.serving.marking import to_mark
from autograder.words import Words

pytestmark = pytest.mark.slow

HALVE = solution("halve", "def halve(x):\n    return x / 2")
HALVE_TEST = checked("test-halve", 2, "assert halve(4) == 2\n### BEGIN HIDDEN TESTS\nassert halve(73.5) == 36.75\n### END HIDDEN TESTS")
ROOT = solution("root", "def root(x):\n    return x ** 0.5")
ROOT_TEST = checked(
    "root-test",
    3,
    "points = 0\n### BEGIN HIDDEN TESTS\npoints += int(root(49) == 7)\npoints += 2 * int(root(81) == 9)\n### END HIDDEN TESTS\npoints",
)
WHY = by_hand("why", 4, "Why?")
RIGHT = "def halve(x):\n    return x / 2"


def without_test(cells):
    return [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "test-halve"]


STUDENTS = {
    "syntax": {"halve": "def halve(x):\n    y = 2\n    return x / y)"},
    "stops": {"halve": "halves = {}\nhalve = halves[1]"},
    "loop": {"halve": "def halve(x):\n    n = x\n    while True:\n        n += 1"},
    "loop-above": {"halve": "n = 0\nwhile n < 1:\n    m = n\ndef halve(x):\n    return x"},
    "exit": {"halve": "import os\ndef halve(x):\n    os._exit(73)"},
    "exit-above": {"halve": "import os\nos._exit(73)\ndef halve(x):\n    return x"},
    "raises": {"halve": "def halve(x):\n    if x == 73.5:\n        return [][1]\n    return x / 2"},
    "part": {"halve": RIGHT, "root": "def root(x):\n    return 7"},
    "none": {"halve": RIGHT, "root": "def root(x):\n    return 6"},
    "open": {"root": "root = 1"},
    "wrote": {"halve": RIGHT, "why": "Because of this. " * 20},
    "deleted": without_test,
}


HANDED_IN = {student: {"hw": answers} for student, answers in STUDENTS.items()}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    shapes = {"hw": Shape({"hw": [HALVE, HALVE_TEST, ROOT, ROOT_TEST, WHY]}, HANDED_IN)}
    write_source(folder, shapes)
    release(folder)
    hand_in(folder, shapes)
    course = Course(folder)
    limits = Limits(cell_cpu=2, total_cpu=20)
    with (
        Grader(assignments=course.readable(), private=course.private()) as grader,
        ThreadPoolExecutor(2) as pool,
        Gradebook(course) as gradebook,
    ):
        submit = functools.partial(pool.submit, grader.grade)
        engine.grade(course, ["hw"], lambda: (submit, 2), gradebook, limits, Watcher())
        write_feedback(course, gradebook, "hw")
        write_report(course, gradebook, "hw")
    return course


def text_of(page):
    body = re.sub(r"<style>.*?</style>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.mark.parametrize(
    ("student", "said"),
    [
        ("syntax", ["The cell halve stopped with SyntaxError in line 3, so what it should define is not there."]),
        ("stops", ["The cell halve stopped with KeyError in line 2, so what it should define is not there."]),
        ("loop", ["Ran out of time", "It was stopped because it went over the limit: CPU time of a cell.", "with the line that ran last"]),
        ("loop-above", ["Ran out of time", "The cell halve went over the limit: CPU time of a cell.", "with the line that ran last"]),
        ("exit", ["Ended early", "The test made the process end."]),
        ("exit-above", ["Ended early", "The cell halve made the process end."]),
        ("raises", ["A hidden test raised IndexError in line 3 of halve.", "with the line where the error occurred"]),
        ("part", ["Partly right", "The test gave 1 of 3 points."]),
        ("none", ["Not right yet", "The test gave 0 of 3 points."]),
        ("open", ["No answer yet 0 of 2 Try next Write your answer in this cell, run the checks that you can see, and hand in again."]),
        ("deleted", ["The test of this answer is missing from the notebook that you handed in"]),
    ],
)
def test_a_page_says_where_the_students_own_code_went_wrong(course, student, said):
    text = text_of(course.feedback / student / "hw/hw.html")
    for each in said:
        assert each in text
    if student == "loop-above":
        assert "raised NameError" not in text  # the line is where it was stopped
    if student == "deleted":
        assert re.search(r"Waiting for a person \S of 2 ", text)  # a dash
        assert "Graded by a person" not in text


def test_nothing_hidden_is_on_a_page_and_no_number_that_the_process_chose(course):
    for page in course.feedback.glob("*/hw/hw.html"):
        shown = text_of(page)
        if page.parents[1].name not in ("raises", "exit", "exit-above"):  # whose own code, which is shown, has it
            assert "73" not in shown
        assert "36.75" not in shown
        assert "code 73" not in shown


def test_what_did_not_come_through_an_exchange_has_nothing_but_its_page(course):
    assert {path.name for path in (course.feedback / "loop/hw").iterdir()} == {"hw.html"}


def test_the_report_says_once_what_holds_for_everybody_and_lists_who_is_to_be_looked_at_worst_first(course):
    page = (course.report / "hw/index.html").read_text(encoding="utf-8")
    above, _, rest = page.split('id="look"')[1].partition("<tbody>")
    table = rest.split("</tbody>")[0]
    assert "scored in the student's process, as nbgrader does it: test-halve, root-test." in above
    assert "scored in" not in table
    listed = re.findall(r'<tr><td><span class="id">([\w-]+)</span>', table)
    assert set(listed[:2]) == {"exit", "exit-above"}
    assert set(listed[2:4]) == {"loop", "loop-above"}
    assert "deleted" in listed[4:]
    assert not {"part", "none", "syntax", "raises"} & set(listed)


def test_an_answer_that_nobody_has_marked_yet_is_no_zero(course):
    page = (course.report / "hw/index.html").read_text(encoding="utf-8")
    assert "Not marked yet, with the number of submissions: test-halve 1, why 1." in page
    items = {row["item"]: row for row in csv.DictReader((course.report / "hw/items.csv").open(encoding="utf-8"))}
    assert items["why"]["difficulty"] == ""  # those who left it empty have 0, and nobody has marked the others
    assert float(items["test-halve"]["difficulty"]) > 0
    rows = {row["student"]: row for row in csv.DictReader((course.report / "hw/results.csv").open(encoding="utf-8"))}
    assert (rows["wrote"]["why: score"], rows["part"]["why: score"], rows["deleted"]["test-halve: score"]) == ("", "0", "")
    assert rows["wrote"]["look_at"] == "not marked yet: why; scored in the student's process: test-halve, root-test"


def test_a_written_answer_is_prose_and_code_is_none(course):
    page = (course.feedback / "wrote/hw/hw.html").read_text(encoding="utf-8")
    assert re.search(r'<pre class="prose"[^>]*><code>Because of this\.', page)
    assert page.count('<pre class="prose"') == 1


def test_the_page_for_markers_shows_a_text_as_prose_and_code_as_code(course):
    attempts = Attempts(course)
    try:
        with Gradebook(course) as gradebook:
            found = to_mark(course, gradebook, course.assignments("hw"), attempts)
    finally:
        attempts.close()
    assert {(each.student, each.cells[0].grade_id, each.prose) for each in found.answers} == {
        ("wrote", "why", True),
        ("deleted", "test-halve", False),
    }
    page = render("marking.html", Words(), True, base="", token="", found=found, user="teacher")
    assert page.count('<pre class="prose">Because of this.') == page.count('<pre class="prose"') == 1
