"""Carrying out what is hidden, where a task builds on an earlier one: what is shown comes from a process that had nothing to hide."""

import copy
from dataclasses import replace
from pathlib import Path

import attack_bank
import nbformat
import pytest

from autograder.authoring.compiler import author
from autograder.grading.grader import Grader
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import cell_grade_id, load_assignment, released_source
from autograder.words import sentence

pytestmark = pytest.mark.slow  # grades each attack

TEXT = Path(__file__).with_name("stairs.md")
BANK = Path(__file__).with_name("bank_stairs")


@pytest.fixture(scope="module")
def grade(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stairs")
    assignment = load_assignment(author(TEXT, folder / "source"))
    released = nbformat.from_dict(assignment.notebook)
    for cell in released.cells:
        cell.source = released_source(cell)
    nbformat.write(released, folder / "stairs.ipynb")
    honest = attack_bank.honest_answers(assignment)
    with Grader(modules=("numpy",), assignments=[assignment]) as grader:

        def run(attack, **about):
            return grader.grade(
                replace(assignment, **about), attack_bank.make(attack, folder / "stairs.ipynb", honest, {}), Limits(cell_seconds=25)
            )

        yield run


@pytest.mark.parametrize("attack", [pytest.param(attack, id=attack.name) for attack in attack_bank.load(BANK)])
def test_it_earns_what_is_honest_and_shows_nothing_hidden(grade, attack):
    result = grade(attack)
    for test in result.tests:
        allowed = attack.expect.get(test.answers, "passed").split("|")
        assert test.outcome.value in allowed, (test.grade_id, test.outcome.value, test.findings)
    shown = attack_bank.told(result)
    for text in ("CANARY", *attack.unseen):
        assert text not in shown, shown


def answers(double, fourfold):
    return attack_bank.Attack(
        "", "", "", answers={"double": f"def double(x):\n    return {double}", "fourfold": f"def fourfold(x):\n    return {fourfold}"}
    )


def test_the_attacks_see_what_they_are_to_carry_out(grade):
    (attack,) = (attack for attack in attack_bank.load(BANK) if attack.name == "inputs-as-numbers-of-an-example")
    sees = "def double(x):\n    if look().startswith('CANARY'): raise BufferError\n    return 2 * np.asarray(x)"
    first, _ = grade(replace(attack, answers={"double": sees})).tests
    assert sentence(first.mistake) == "raised BufferError"


def graded_after_a_plain_test(folder: Path, answer: str) -> SubmissionResult:
    """What becomes of an answer to the first task after a test without a judge half, whose hidden names are the student's too."""
    notebook = nbformat.read(author(TEXT, folder / "source"), as_version=4)
    at, first = next((at, cell) for at, cell in enumerate(notebook.cells) if cell_grade_id(cell) == "double")
    test = copy.deepcopy(next(cell for cell in notebook.cells if cell_grade_id(cell) == "double-test"))
    test.id, test.metadata.nbgrader.grade_id = "early-test", "early-test"
    test.source = "assert True\n### BEGIN HIDDEN TESTS\nhidden_input = 31337.0\n### END HIDDEN TESTS"
    notebook.cells.insert(at, test)
    nbformat.write(notebook, folder / "source/stairs/stairs.ipynb")
    assignment = load_assignment(folder / "source/stairs/stairs.ipynb")
    for cell in notebook.cells:
        cell.source = answer if cell is first else released_source(cell)
    with Grader(modules=("numpy",), assignments=[assignment]) as grader:
        return grader.grade(assignment, nbformat.writes(notebook).encode(), Limits())


def test_what_is_hidden_in_a_test_without_a_judge_half_is_not_known_where_an_example_is_shown(tmp_path):
    result = graded_after_a_plain_test(tmp_path, "def double(x):\n    return globals().get('hidden_input', 7.0) + 0 * np.asarray(x)")
    double = next(test for test in result.tests if test.answers == "double")
    assert sentence(double.example.gave) == "[7, 7, 7]"
    assert "31337" not in attack_bank.told(result)


@pytest.mark.parametrize("where", ["def double(x):\n    ", ""], ids=["in the test", "in the answer's own cell"])
def test_the_class_of_an_exception_is_named_only_where_it_is_pythons_own(tmp_path, where):
    result = graded_after_a_plain_test(
        tmp_path, f"{where}raise type(f'Is{{hidden_input:.0f}}', (Exception,), {{'__module__': 'builtins'}})()"
    )
    assert "Exception" in attack_bank.told(result)
    assert "31337" not in attack_bank.told(result)


def test_an_example_is_shown_as_it_is_in_the_students_notebook(grade):
    first, second = grade(answers("np.asarray(x) ** 2 + 1", "x + double(x)")).tests
    assert [sentence(part) for part in (first.example.gave, first.example.expected)] == ["[2, 5, 1.25]", "[2, -4, 1]"]
    assert [sentence(part) for part in (second.example.gave, second.example.expected)] == ["[3, 3, 1.75]", "[4, -8, 2]"]


def test_an_earlier_mistake_costs_no_points(grade):
    first, second = grade(answers("np.asarray(x) ** 2 + 1", "double(double(x))")).tests
    assert (first.score, second.score) == (0, 3)
    assert any("double" in sentence(note) for note in second.notes)


def test_an_earlier_mistake_does_not_hide_a_later_one(grade):
    first, second = grade(answers("np.asarray(x) ** 2 + 1", "double(x)")).tests
    assert (first.score, second.score) == (0, 0)
    assert sentence(second.mistake) == "once too few"


def test_files_beside_the_notebook_are_there_in_each_of_its_processes(grade):
    reads = answers("np.asarray(x) ** 2 + 1", "float(open('half.txt').read()) * double(double(x))")
    assert [test.score for test in grade(reads, files={"half.txt": b"1"}).tests] == [0, 3]
    _, second = grade(reads, files={"half.txt": b"0.5"}).tests
    assert sentence(second.example.gave) == "[2.5, 13, 1.28125]"
