"""The assignments as a whole: a mistake stays in its task, a regrade changes nothing, and a student sees what is open."""

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

import nbformat
import pytest
from nbgrader.validator import Validator
from packing import handed_in, packed
from traitlets.config import Config
from warm_kernels import warm_kernels

from autograder.authoring.compiler import author
from autograder.checking.bank import load_bank
from autograder.grading.grader import Grader
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import cell_grade_id, cell_role, load_assignment, released_source
from autograder.reasons import reason

PROJECT = Path(__file__).parents[2]
ASSIGNMENTS = ("fitting", "l1", "l2", "elastic-net", "keras-in-practice")
GRADINGS = int(os.environ.get("GRADINGS", "2"))  # `make regrades` asks for five, each night

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def assignments(tmp_path_factory):
    """By name: the assignment, and the notebook as it is released."""
    folder = tmp_path_factory.mktemp("source")
    found = {}
    for name in ASSIGNMENTS:
        assignment = load_assignment(author(PROJECT / f"exercises/assignments/{name}.md", folder), PROJECT / "exercises")
        released = nbformat.from_dict(assignment.notebook)
        for cell in released.cells:
            cell.source = released_source(cell)
        found[name] = assignment, released
    return found


@pytest.fixture(scope="module")
def grader(assignments):
    with Grader(assignments=[assignment for assignment, _ in assignments.values()]) as one:
        yield one


def solutions(assignment):
    cells = (cell for cell in assignment.notebook.cells if cell_role(cell) == "solution")
    return {cell_grade_id(cell): (cell.source,) for cell in cells}


def bank(name, task) -> Mapping[str, tuple[str, ...]]:
    return {answer.name: answer.cells for answer in load_bank(PROJECT / "tests/banks" / name) if answer.task == task}


WRONG_BEFORE = [
    ("fitting", "mse", "wrong_sum", "objective", "mean_squared_error"),
    ("l1", "soft-threshold", "wrong_hard", "lasso", "soft_threshold"),
    ("l2", "l2-penalty", "wrong_mean", "l2-gradient", "L2Penalty"),
    ("l2", "l2-gradient", "wrong_no_two", "ridge", "l2_gradient"),
    ("elastic-net", "prox", "wrong_no_shrink", "elastic-net", "elastic_net_prox"),
    ("keras-in-practice", "one-se", "wrong_index", "car-model", "build_model and choose_strength"),
]
USES_IT = {
    "l2-gradient": "right_own_penalty_and_tape",
    "ridge": "right_with_a_wrong_gradient",
    "car-model": "right_with_a_wrong_choose_strength",
}


@pytest.mark.parametrize(("name", "earlier", "wrong", "later", "function"), WRONG_BEFORE)
def test_a_later_task_keeps_its_points_when_an_earlier_one_is_wrong(grader, assignments, name, earlier, wrong, later, function):
    assignment, released = assignments[name]
    cells = solutions(assignment) | {earlier: bank(name, earlier)[wrong]}
    if later in USES_IT:
        cells[later] = bank(name, later)[USES_IT[later]][-1:]
    graded = grader.grade(assignment, handed_in(released, cells).encode(), Limits())
    tests = {test.answers: test for test in graded.tests}
    assert tests[earlier].score == 0
    assert tests[later].score == tests[later].points, tests[later].findings
    assert tests[later].notes == (reason("judged-with", task=[function]),)


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_a_regrade_gives_the_same_verdicts(grader, assignments, name):
    """Of a submission in which some answers are right and some are wrong."""
    assignment, released = assignments[name]
    chosen = packed(load_bank(PROJECT / "tests/banks" / name))[5]
    data = handed_in(released, {task: answer.cells for task, answer in chosen.items()}).encode()
    verdicts = [
        [(test.grade_id, test.score, test.outcome, test.findings) for test in grader.grade(assignment, data, Limits()).tests]
        for _ in range(GRADINGS)
    ]
    assert verdicts == verdicts[:1] * GRADINGS
    assert {score == 0 for _, score, *_ in verdicts[0]} == {True, False}


class KeepingValidator(Validator):
    """nbgrader's Validate button, whose executed notebook can be looked at."""

    def _preprocess(self, nb):
        self.executed = super()._preprocess(nb)
        return self.executed


def validated(notebook, path):
    nbformat.write(notebook, path)
    config = Config()
    config.ExecutePreprocessor.timeout = 600  # of a busy machine
    validator = KeepingValidator(config=config)
    return validator.validate(str(path)), validator.executed


@pytest.fixture(scope="module")
def kernels():
    """Imports TensorFlow once for all notebooks."""
    with tempfile.TemporaryDirectory() as folder, warm_kernels(Path(folder)) as there, pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(there))
        yield


@pytest.mark.usefixtures("kernels")
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_an_unsolved_notebook_says_what_is_open_in_one_line_a_task(assignments, name, tmp_path):
    assignment, released = assignments[name]
    results, executed = validated(released, tmp_path / f"{name}.ipynb")
    said = {}
    for cell in executed.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                assert len(output.traceback) == 1, output.traceback
                said[cell_grade_id(cell)] = output.traceback[0]
            else:
                assert output.get("name") != "stderr", output.text
    questions = {test.answers for test in assignment.tests.values() if test.answers.startswith("q-")}
    assert set(said) == {*assignment.tests, *questions}, "every test stops, and each question where its answer is missing"
    for grade_id, line in said.items():
        assert re.fullmatch(r"Still open: (this question|[\w.]+)\.", line), (grade_id, line)
    assert len(results["failed"]) == len(assignment.tests)


@pytest.mark.usefixtures("kernels")
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_nbgraders_validate_button_is_content_with_a_solved_notebook(assignments, name, tmp_path):
    assignment, released = assignments[name]
    solved = nbformat.reads(handed_in(released, solutions(assignment)), as_version=4)
    results, _ = validated(solved, tmp_path / f"{name}.ipynb")
    assert "failed" not in results, results["failed"]
    assert "changed" not in results
