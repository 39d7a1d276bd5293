"""The halves of a hidden test are functions in the notebook: neither their names nor the student's are in the other's way."""

from pathlib import Path

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from autograder.authoring.compiler import author, compile_assignment
from autograder.authoring.errors import AuthoringError
from autograder.notebooks.assignment import load_assignment, split_test_cell
from autograder.notebooks.wrapping import unwrap, wrap

TEXT = (Path(__file__).parent / "averages.md").read_text(encoding="utf-8")
RIGHT = "def weighted_mean(values, weights):\n    return float(np.average(values, weights=weights))\n"
WRONG = "def weighted_mean(values, weights):\n    return float(np.mean(values))\n"
IMPORTS = {"np": "import numpy as np"}

OBSERVING = '''text = """
    two spaces
  end"""
observed = [len(text), (
    1 +
    2)]

def helper():
    return f"""{
        1}
    b"""'''
JUDGING = """import autograder.judging as judging
if True:
    # a comment

    right = [21, 3]
judging.expect(observed,
    right); (1 +
 1)"""


def hidden(tmp_path: Path) -> str:
    path = tmp_path / "averages.md"
    path.write_text(TEXT, encoding="utf-8")
    notebook = compile_assignment(path)
    return str(next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "weighted-mean-test").source)


def run(*cells: str) -> tuple[dict[str, object], object]:
    """As a kernel does it: the names after these cells, and what the last one showed or raised."""
    shell = InteractiveShell()
    results = [shell.run_cell(cell, store_history=False) for cell in cells]
    return shell.user_ns, results[-1].error_in_exec or results[-1].result


def test_the_halves_come_back_as_they_were_written() -> None:
    wrapped = wrap(OBSERVING, JUDGING, ("observed",), IMPORTS)
    runs, observing, judging = unwrap(*wrapped)
    assert (observing, judging) == (OBSERVING, JUDGING)
    space: dict[str, object] = {}
    exec(runs, space)
    exec(OBSERVING, other := {})
    assert space["observed"] == other["observed"] == [21, 3]
    assert not {"text", "helper"} & set(space)


def test_halves_that_are_no_functions_are_left_alone() -> None:
    assert unwrap(OBSERVING, JUDGING) == (OBSERVING, OBSERVING, JUDGING)


@pytest.mark.parametrize("answer", [RIGHT, WRONG])
def test_no_name_of_the_students_is_lost(tmp_path: Path, answer: str) -> None:
    mine = ("generator", "values", "weights", "right", "observed", "shown", "Mistake", "expect", "outcome", "plain")
    space, raised = run("import numpy as np\n" + "".join(f"{name} = 'mine'\n" for name in mine), answer, hidden(tmp_path))
    assert {name: space[name] for name in mine} == dict.fromkeys(mine, "mine")
    assert (raised is None) == (answer == RIGHT)


@pytest.mark.parametrize("answer", [RIGHT, WRONG])
@pytest.mark.parametrize(
    "before", ["from numpy import *", "type = list = dict = len = isinstance = zip = all = sum = None", "generator = right = values = None"]
)
def test_what_the_student_calls_things_decides_nothing(tmp_path: Path, answer: str, before: str) -> None:
    _, raised = run("import numpy as np\n" + before, answer, hidden(tmp_path))
    assert (raised is None) == (answer == RIGHT)


def test_a_module_that_the_student_calls_by_another_name_is_imported_anew(tmp_path: Path) -> None:
    answer = RIGHT.replace("float(np", "import numpy; return float(numpy").replace("return import", "import")
    _, raised = run("import numpy as np", answer + "np = None", hidden(tmp_path))
    assert raised is None


def test_the_last_value_of_a_judge_half_is_what_the_cell_shows() -> None:
    wrapped = wrap("observed = [21, 3]", JUDGING, ("observed",), IMPORTS)
    assert run("\n### BEGIN JUDGE\n".join(wrapped))[1] == 2


def test_the_grader_takes_the_halves_apart_again(tmp_path: Path) -> None:
    (tmp_path / "averages.md").write_text(TEXT, encoding="utf-8")
    test = load_assignment(author(tmp_path / "averages.md", tmp_path)).tests["weighted-mean-test"]
    assert test.travelling == ("observed", "shown")
    assert test.judging is not None
    assert test.judging.startswith("from autograder.judging import Mistake, expect\n"), "the lines are counted as in the text"
    space: dict[str, object] = {"weighted_mean": lambda values, weights: np.average(values, weights=weights)}
    exec(test.observing, space)
    assert space["shown"] == 1.5
    assert "generator" not in space
    _, observing, judging = split_test_cell(hidden(tmp_path))
    assert (observing.split("\n")[0], (judging or "").split("\n")[-1]) == (
        "def _hidden_observing():",
        "_hidden_judging(*_hidden_observing())",
    )


def test_what_cannot_stand_in_a_function_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "averages.md"
    path.write_text(TEXT.replace("observed = outcome(", "observed = await outcome("), encoding="utf-8")
    with pytest.raises(AuthoringError, match="become two functions"):
        compile_assignment(path)
