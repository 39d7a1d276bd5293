"""What a failed `visible_check` costs and says, and that a student's own names decide nothing."""

from pathlib import Path

import pytest

from autograder.authoring.compiler import author
from autograder.grading.results import Outcome
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import load_assignment
from autograder.words import sentence, words_in

TINY = Path(__file__).with_name("tiny.md").read_text(encoding="utf-8")
CHECK = 'visible_check(\n    twice(2), 4,\n    "twice of 2",\n)'
RIGHT = "def twice(x):\n    return 2 * x\n"
WRONG = "def twice(x):\n    return 3 * x\n"
WRONG_AT_FIRST = "calls = []\ndef twice(x):\n    calls.append(x)\n    return 5 if len(calls) == 1 else 2 * x"


@pytest.fixture(scope="module")
def assignment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checked")
    assert TINY.count('assert twice(2) == 4, "twice(2) is 4"') == 1
    (folder / "tiny.md").write_text(TINY.replace('assert twice(2) == 4, "twice(2) is 4"', CHECK), encoding="utf-8")
    return load_assignment(author(folder / "tiny.md", folder / "source"))


@pytest.fixture
def grade(course, grader, assignment):
    def run(twice, own=()):
        result = grader.grade(assignment, course.hand_in("s", {"twice": twice}, own), Limits(cell_seconds=30, cell_cpu=1))
        return next(test for test in result.tests if test.grade_id == "twice-test")

    return run


def test_the_authors_text_of_a_check_that_fails_is_told_and_no_line_of_the_cell_with_the_checks(grade):
    test = grade(WRONG_AT_FIRST)
    assert (test.outcome, test.score, test.place) == (Outcome.FAILED, 0, None)
    assert sentence(test.what) == "This check fails: twice of 2"
    assert words_in("es").sentence(test.what) == "Esta comprobación falla: twice of 2"


def test_a_check_whose_call_raises_says_which_and_in_which_line_of_the_answer(grade):
    test = grade(WRONG_AT_FIRST.replace("return 5", "return 1 / 0"))
    assert (test.outcome, sentence(test.what)) == (Outcome.FAILED, "A visible check raised ZeroDivisionError: twice of 2")
    assert test.place is not None
    assert (test.place.cell, test.place.line) == ("twice", 4)


def test_a_helper_of_the_students_own_called_check_costs_nothing(grade):
    assert grade("def twice(x):\n    return check(x) * 2\n", ["def check(x):\n    return x\n"]).score == 2


def test_a_check_that_a_notebook_has_replaced_earns_nothing_for_a_wrong_answer(grade):
    nothing = "def visible_check(*args, **named):\n    pass\n"
    assert (grade(nothing + RIGHT).score, grade(nothing + WRONG).score) == (2, 0)
