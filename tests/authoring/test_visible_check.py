"""What a student reads where a visible check fails, kind by kind; and that this course's checks say what the code gave."""

import ast
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.authoring import compiler

EXERCISES = Path(__file__).parents[2] / "exercises"
SPACE: dict[str, Any] = {}
exec(Path(compiler.__file__).with_name("student_helpers.py").read_text(encoding="utf-8"), SPACE)
TEST_CELL = re.compile(
    r"^```\{code-cell\} python\n:nbgrader: \{[^\n]*points[^\n]*\}\n(.*?)^### BEGIN HIDDEN TESTS", re.MULTILINE | re.DOTALL
)


class Tensor:
    """Something of another library's, as a tensor or a variable is."""

    def __init__(self, values: object, dtype: str = "float32") -> None:
        self._values = np.asarray(values, dtype)

    def __array__(self, dtype: object = None, copy: object = None) -> np.ndarray:
        return self._values

    def __float__(self) -> float:
        return float(self._values)


class Symbolic:
    """A tensor that has no values yet."""

    def __array__(self, dtype: object = None, copy: object = None) -> np.ndarray:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        raise TypeError

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return "<KerasTensor shape=(None, 2)>"


TABLE = np.arange(40.0).reshape(5, 8)
OFF = np.where(TABLE == 19, 7.123456789, TABLE)


def said(found: object, expected: object, **tolerance: float) -> str | None:
    """What a student reads after the message; None if the check passes."""
    try:
        SPACE["visible_check"](found, expected, "f(x)", **tolerance)
    except SPACE["CheckFailed"] as failed:
        (line,) = failed._render_traceback_()
        return str(line).removeprefix("This check fails: f(x). ")
    return None


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (0.1 + 0.2, 0.3),
        (np.float32(0.3), 0.3),
        (Tensor([1.6, 0.0]), [1.6, 0.0]),
        ([Tensor(1.0), 2.0], (1.0, 2.0)),
        (np.inf, np.inf),
        (1.0, 1),
        ((), []),
        (("age", "size"), ["age", "size"]),
        ({"l1": np.float32(0.25)}, {"l1": 0.25}),
        ([(3, 2), (2,)], [(3, 2), (2,)]),
        (TABLE.astype("float32"), TABLE),
    ],
)
def test_what_is_right_passes(found: object, expected: object) -> None:
    assert said(found, expected) is None


@pytest.mark.parametrize(
    ("found", "expected", "words"),
    [
        (None, 0.3, "Your code returned nothing: does it end with `return`?"),
        (0.15, 0.3, "Your code gave 0.15, expected 0.3."),
        (np.float32(0.15), 0.1 + 0.2, "Your code gave 0.15, expected 0.3."),
        (Tensor(0.15), 0.3, "Your code gave 0.15, expected 0.3."),
        (0.300006, 0.3, "Your code gave 0.300006, expected 0.3."),
        (1.00001004, 1.0, "Your code gave 1.00001, expected 1."),
        (np.nan, 0.3, "Your code gave nan, expected 0.3."),
        ([np.nan, 1], [0.0, 1], "Your code gave [nan, 1], expected [0, 1]."),
        (1e-17, 19.0, "Your code gave 1e-17, expected 19."),
        ([0.1, 0.2], 0.3, "Your code gave [0.1, 0.2] of shape (2,), expected the number 0.3."),
        (0.3, [0.1, 0.2], "Your code gave the number 0.3, expected [0.1, 0.2] of shape (2,)."),
        ([[1.0], [2.0]], [1.0, 2.0], "Your code gave [[1], [2]] of shape (2, 1), expected [1, 2] of shape (2,)."),
        (TABLE, [1.0, 2.0], "Your code gave an array of shape (5, 8), expected [1, 2] of shape (2,)."),
        (OFF, TABLE, "Your code gave 7.12346 at [2, 3], expected 19."),
        (1 + 1j, 1.0, "Your code gave 1.+1.j, expected 1."),
        ("0.3", 0.3, "Your code gave '0.3', expected 0.3."),
        (["0.3"], [0.3], "Your code gave ['0.3'], expected [0.3]."),
        ("very long " * 20, 0.3, f"Your code gave '{('very long ' * 20)[:99]} …, expected 0.3."),
        ([np.str_("size")], ["age"], "Your code gave ['size'], expected ['age']."),
        ([("age", -3.0)], ["age"], "Your code gave [('age', -3.0)], expected ['age']."),
        (np.array([0.0, -0.0]), [2.0, -2.0], "Your code gave [0, 0], expected [2, -2]."),
        ([0, 1], ["size"], "Your code gave [0, 1], expected ['size']."),
        ([], ["age"], "Your code gave [], expected ['age']."),
        (["age"], [], "Your code gave ['age'], expected []."),
        ({"l1": np.float64(0.2)}, {"l1": 0.25}, "Your code gave {'l1': 0.2}, expected {'l1': 0.25}."),
        ([0.25], {"l1": 0.25}, "Your code gave [0.25], expected {'l1': 0.25}."),
        ([(3, 2)], [(3, 2), (2,)], "Your code gave [(3, 2)], expected [(3, 2), (2,)]."),
        ((np.ones(2), 3.0), (1.0, 2.0), "Your code gave (array([1., 1.]), 3.0), expected [1, 2]."),
        (Symbolic(), 0.3, "Your code gave <KerasTensor shape=(None, 2)>, expected 0.3."),
        (abs, 0.3, "Your code gave <built-in function abs>, expected 0.3."),
    ],
)
def test_what_is_wrong_is_told_beside_what_is_right(found: object, expected: object, words: str) -> None:
    assert said(found, expected) == words


def test_a_number_that_looks_like_the_right_one_is_told_to_the_digit_that_differs() -> None:
    assert said(0.30000004, 0.3, rtol=1e-8) == "Your code gave 0.30000004, expected 0.3."
    assert said(1e-17, 0.0, atol=0.0) == "Your code gave 1e-17, expected 0."


def test_what_a_notebook_does_to_numpys_way_of_writing_changes_nothing() -> None:
    with np.printoptions(precision=2, threshold=2):
        assert said([1.2345, 2, 3, 4], [1.2346, 2, 3, 4]) == "Your code gave [1.2345, 2, 3, 4], expected [1.2346, 2, 3, 4]."


@pytest.mark.parametrize("text", sorted((EXERCISES / "assignments").glob("*.md")), ids=lambda path: path.stem)
def test_no_visible_check_of_the_course_compares_a_value_without_saying_what_the_code_gave(text: Path) -> None:
    """An assertion may say that something is there, of which type or shape it is, that it did not change, or how good it is."""
    cells = TEST_CELL.findall(text.read_text(encoding="utf-8"))
    assert len(cells) >= 4
    assert all("visible_check(" in cell or "excused_by(" in cell for cell in cells)
    for cell in cells:
        for check in (node for node in ast.walk(ast.parse(cell)) if isinstance(node, ast.Assert)):
            said = ast.unparse(check)
            compares = re.search(r" == |np\.(isclose|allclose|array_equal|all\()", ast.unparse(check.test))
            assert not compares or re.search(r"\.shape == |'dtype', None\) == |len\(\w+\) == |must not change|np\.isfinite", said), said
