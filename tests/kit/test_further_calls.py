"""What the kit's words derive from the inputs of a text: tensors, variables, and lists that mix them."""

import numpy as np
import pytest
from kit.observing import Tensor, mixed_lists_too, tensors_too, variables_too

from autograder.observing import Case

W = np.array([[0.5, -0.25], [0.0, 2.0]])


def forms(cases):
    """For each derived case its base, and by which form of which dtype the array was replaced."""
    return [(case.base, case.args[0].make, case.args[0].array.dtype.name) for case in cases]


def test_the_first_input_comes_in_every_form_and_every_precision():
    found = forms(tensors_too().derive([Case("a matrix", (W, 0.5)), Case("another", (2 * W, 0.7))]))
    makes = ("tensor", "Keras variable", "TensorFlow variable")
    assert found == [(0, make, dtype) for dtype in ("float64", "float32", "float16") for make in makes]


@pytest.mark.parametrize(
    "args", [(W, 0.0, 0.3), (W, 0.3, 0.0), (W, 0.0, 0.0), (np.asarray(1.5), 0.3, 0.3), (np.zeros((2, 0)), 0.3, 0.3), (0 * W, 0.3, 0.3)]
)
def test_each_pattern_that_code_may_branch_on_comes_in_every_form(args):
    cases = [Case("a matrix", (W, 0.3, 0.3)), Case("numbers alone", (0.3, 0.0)), Case("special", args), Case("again", args)]
    found = [base for base, _, dtype in forms(tensors_too().derive(cases)) if dtype == "float64"]
    assert found == [0, 0, 0, 2, 2, 2]


def test_a_property_of_its_own_is_a_pattern_too():
    cases = [Case("a matrix", (W, 0.3)), Case("a single number", (np.asarray(1.5), 0.3), group="an array of rank 0")]
    derived = list(tensors_too().derive(cases))
    assert [case.base for case in derived if case.kind.startswith("a single number")] == [1, 1, 1]
    assert all(case.group == tensors_too.name for case in derived)


def test_a_tensor_of_lower_precision_is_judged_by_what_it_holds():
    case = next(case for case in tensors_too().derive([Case("a matrix", (W / 3, 0.5))]) if case.dtype == "float16")
    assert np.array_equal(case.known[0], (W / 3).astype("float16").astype("float64"))


LISTS = [Case("two arrays", ([W, W[0], np.zeros((0, 3))], 0.1)), Case("one", ([W], 0.1)), Case("a third", ([W, W], 0.1))]


def kinds(entries):
    return [entry.make if isinstance(entry, Tensor) else entry.dtype.name for entry in entries]


def test_a_list_holds_every_other_entry_as_a_variable_or_in_float32():
    found = [(case.base, kinds(case.args[0])) for case in mixed_lists_too().derive(LISTS)]
    assert found == [
        (0, ["float32", "float64", "float32"]),
        (0, ["Keras variable", "float64", "float64"]),  # an empty array stays one
        (0, ["float64", "float32", "float64"]),
        (0, ["float64", "Keras variable", "float64"]),
        (1, ["float32"]),
        (1, ["Keras variable"]),
        (1, ["float64"]),
        (1, ["float64"]),
    ]


def test_what_a_mixed_list_is_judged_by_is_what_it_holds():
    lower, variables = list(mixed_lists_too().derive([Case("thirds", ([W / 3, W / 3], 0.1))]))[:2]
    assert np.array_equal(lower.known[0][0], (W / 3).astype("float32"))
    assert np.array_equal(lower.known[0][1], W / 3)
    assert all(np.array_equal(entry, W / 3) for entry in variables.known[0])


def test_variables_fill_a_list_by_themselves_too():
    found = [kinds(case.args[0]) for case in variables_too().derive(LISTS[:1])]
    assert found == [["Keras variable"] * 2, ["frozen Keras variable"] * 2]
