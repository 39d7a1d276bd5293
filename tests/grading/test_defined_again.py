"""A later cell that replaces an earlier task's function: who is answerable for it, and what the student reads."""

import json
from pathlib import Path

import pytest

from autograder.authoring.compiler import author
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import load_assignment
from autograder.words import sentence

STAIRS = (Path(__file__).parents[1] / "attacks/stairs.md").read_text(encoding="utf-8")
THIRD = STAIRS[STAIRS.index("```{code-cell} ipython3\n:nbgrader: {grade_id: fourfold, ") :]
THIRD = THIRD.replace("fourfold", "also").replace("CANARY_RIGHT", "sum_of_two")
DOUBLE = "def double(x):\n    return 2 * np.asarray(x)\n"
WRONG = "def double(x):\n    return 3 * np.asarray(x)\n"
FOURFOLD = "def fourfold(x):\n    return double(double(x))\n"
ALSO = "def also(x):\n    return double(double(x))\n"


@pytest.fixture(scope="module")
def assignment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stairs")
    (folder / "stairs.md").write_text(STAIRS + "\n" + THIRD)
    author(folder / "stairs.md", folder / "source")
    return load_assignment(folder / "source/stairs/stairs.ipynb")


@pytest.fixture
def grade(assignment, grader):
    def run(own=(), place="also", **answers):
        notebook = json.loads(json.dumps(assignment.notebook))
        for cell in notebook["cells"]:
            grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
            if grade_id in answers:
                cell["source"] = answers[grade_id]
        at = next(at for at, cell in enumerate(notebook["cells"]) if cell["metadata"].get("nbgrader", {}).get("grade_id") == place)
        for source in own:
            notebook["cells"].insert(at, {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None})
        result = grader.grade(assignment, json.dumps(notebook).encode(), Limits(cell_seconds=30))
        return {test.grade_id: (test.score, [sentence(note) for note in test.notes]) for test in result.tests}

    return run


def test_a_task_whose_own_cell_replaces_a_solved_function_by_a_wrong_one_fails_and_says_so_and_the_next_one_does_not(grade):
    tests = grade(double=DOUBLE, fourfold=WRONG + FOURFOLD, also=ALSO)
    assert tests["double-test"] == (2, [])
    said = "Here double is not the one from the earlier task: fourfold defines it again."
    assert tests["fourfold-test"] == (0, [said])
    assert tests["also-test"] == (3, ["This was judged with a correct double, since yours failed.", said])


def test_a_cell_of_the_students_own_that_replaces_a_solved_function_costs_no_task_its_points(grade):
    tests = grade([WRONG], double=DOUBLE, fourfold=FOURFOLD, also=ALSO)
    assert tests["fourfold-test"] == (3, [])
    score, notes = tests["also-test"]
    assert score == 3
    assert "your own cell" in notes[1]
    assert "defines it again" in notes[1]


def test_a_task_that_fails_by_a_later_cell_with_the_same_function_says_which_was_graded(grade):
    tests = grade([FOURFOLD, "def also(x):\n    return x\n"], double=DOUBLE, fourfold=FOURFOLD, also=ALSO, place="also-test")
    score, (note,) = tests["also-test"]
    assert score == 0
    assert note.startswith("What was graded is not the also of this cell: your own cell ")
    assert tests["fourfold-test"] == (3, [])


def test_a_wrong_answer_in_a_cell_of_the_students_own_is_no_open_task_and_the_cell_is_named(grade, assignment):
    rest = {"double": DOUBLE, "fourfold": FOURFOLD, "also": assignment.released["also"]}
    score, (note,) = grade(["def also(x):\n    return x\n"], place="also-test", **rest)["also-test"]
    assert score == 0
    assert "your own cell" in note
    assert grade(**rest)["also-test"] == (0, [])  # open


def test_a_wrong_answer_stays_wrong_whatever_replaces_the_earlier_function(grade):
    tests = grade([WRONG], double=DOUBLE, fourfold=FOURFOLD, also="def also(x):\n    return double(x)\n")
    assert tests["also-test"][0] == 0


def test_a_function_that_is_defined_again_as_it_was_is_not_spoken_of(grade):
    tests = grade(double=DOUBLE, fourfold=DOUBLE + FOURFOLD, also=ALSO)
    assert tests["fourfold-test"] == (3, [])
    assert tests["also-test"] == (3, [])
