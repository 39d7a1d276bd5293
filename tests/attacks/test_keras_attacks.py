"""Cheats that need Keras, tried on the assignment l1: nothing is earned by them, and an honest task keeps its points."""

from pathlib import Path

import attack_bank
import nbformat
import pytest

from autograder.authoring.compiler import author
from autograder.grading.grader import Grader
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import load_assignment, released_source

pytestmark = pytest.mark.slow
TEXT = Path(__file__).parents[2] / "exercises/assignments/l1.md"
BANK = Path(__file__).with_name("bank_l1")
HONEST = "soft-threshold"


@pytest.fixture(scope="module")
def grade(tmp_path_factory):
    folder = tmp_path_factory.mktemp("l1")
    assignment = load_assignment(author(TEXT, folder / "source"), TEXT.parents[1])
    released = nbformat.from_dict(assignment.notebook)
    for cell in released.cells:
        cell.source = released_source(cell)
    nbformat.write(released, folder / "l1.ipynb")
    answers = attack_bank.honest_answers(assignment)
    with Grader(assignments=[assignment]) as grader:

        def run(attack):
            data = attack_bank.make(attack, folder / "l1.ipynb", {HONEST: answers[HONEST]}, {})
            return {test.answers: test for test in grader.grade(assignment, data, Limits()).tests}

        yield run


@pytest.mark.parametrize("attack", [pytest.param(attack, id=attack.name) for attack in attack_bank.load(BANK)])
def test_it_earns_what_is_honest_in_it(grade, attack):
    tests = grade(attack)
    for task in ("l1-penalty", HONEST):
        test = tests[task]
        assert test.outcome.value in attack.expect.get(task, "passed").split("|"), (task, test.outcome.value, test.findings)
        assert test.score == (test.points if test.outcome.value == "passed" else 0)


def test_an_honest_answer_earns_its_points(grade):
    assert grade(attack_bank.Attack("keras", "none", ""))[HONEST].outcome.value == "passed"
