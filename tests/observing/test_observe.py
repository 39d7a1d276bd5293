"""What a declared test calls, in which order and with which objects; the judge lists the same calls."""

from __future__ import annotations

import codecs
import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from autograder.observing import (
    Earlier,
    Example,
    NotNumbers,
    by_name,
    example,
    in_dtypes,
    keeps_arguments,
    map_arrays,
    named,
    numbers,
    observe,
    outcome,
    parts,
    plain,
    same_again,
)
from autograder.observing.declared import list_cases

SEED = 11

SOURCE = """
import numpy as np
from autograder.observing import by_name, in_dtypes, named

def inputs(draw):
    yield "a vector", draw.normal(size=3), 2.0
    yield "groups / another", [draw.normal(size=(2, 1))], named(factor=0.5)

contract = [by_name("x", "factor"), in_dtypes("float32", "float16")]
"""
LISTING = f"""
import codecs
import json
from autograder.observing.declared import list_cases

cases = list_cases(inputs, contract, {SEED})
print(json.dumps([[one.kind, one.group, repr(one.args), repr(dict(one.kwargs)), one.base, one.dtype] for one in cases]))
"""


def inputs(draw: np.random.Generator) -> Any:
    yield "a vector", draw.normal(size=3), 2.0
    yield "a list", [draw.normal(size=2), draw.normal(size=(1, 2))], 0.5


def test_both_processes_list_the_same_calls() -> None:
    listed = [subprocess.run([sys.executable, "-c", SOURCE + LISTING], capture_output=True, check=True, text=True).stdout for _ in range(2)]
    assert listed[0] == listed[1]
    kinds = [(kind, group) for kind, group, *_ in json.loads(listed[0])]
    assert kinds == [
        ("a vector", ""),
        ("another", "groups"),
        ("arguments by name", "the arguments by their names"),
        ("a vector in float32", "float32"),
        ("a vector in float16", "float16"),
    ]


def test_another_seed_draws_other_numbers() -> None:
    first, other = (list_cases(inputs, [], seed)[0].args[0] for seed in (1, 2))
    assert not np.array_equal(first, other)


def test_each_call_gets_objects_of_its_own() -> None:
    seen: list[Any] = []

    def call(x: Any, factor: float) -> Any:
        first = x[0] if type(x) is list else x
        seen.append(first.copy())
        first[:] = 0.0
        return np.zeros(1)

    contract = [by_name("x", "factor"), same_again(), keeps_arguments()]
    observed = observe(inputs, call, SEED, contract=contract, examples=[Example("f(w, 1)", (np.ones(2), 1.0))], namespace={})
    assert len(seen) == 2 + 1 + 2 * 2 + 1  # the inputs, by name, again (with other contents first), the example
    assert all(one.any() for one in seen)
    assert not observed["kept"][0][0].any()  # what became of the argument is kept, and is the copy's
    assert list_cases(inputs, [], SEED)[0].args[0].any()


def test_calls_again_are_the_inputs_in_another_place_of_the_list_at_most_so_many() -> None:
    observed = observe(inputs, lambda x, factor: numbers(factor), SEED, contract=[same_again(most=1)], namespace={})
    again = observed["again"]
    assert [type(one) for one in again].count(list) == 1
    (place,) = (at for at, one in enumerate(again) if one is not None)
    assert again[place] == [observed["values"][place]]


def test_named_arguments_are_passed_by_name() -> None:
    def two(draw: np.random.Generator) -> Any:
        yield "by name", np.ones(2), named(factor=3.0)

    observed = observe(two, lambda x, *, factor: numbers(factor * x), SEED, namespace={})
    assert np.array_equal(observed["values"][0], [3.0, 3.0])


def test_by_name_calls_in_another_order_and_needs_an_input_with_all_arguments() -> None:
    (case,) = (one for one in list_cases(inputs, [by_name("x", "factor")], SEED) if one.base is not None)
    assert (case.args, list(case.kwargs), case.base) == ((), ["factor", "x"], 0)
    with pytest.raises(ValueError, match=r"by_name\('x', 'factor', 'more'\): no input has all of these arguments"):
        list_cases(inputs, [by_name("x", "factor", "more")], SEED)


def test_lower_precision_reaches_arrays_in_lists_and_the_rule_gets_what_was_rounded() -> None:
    found = [one for one in list_cases(inputs, [in_dtypes("float16")], SEED) if one.dtype]
    assert [one.kind for one in found] == ["a vector in float16", "a list in float16"]
    (vector, factor), (arrays, _) = (one.args for one in found)
    assert (vector.dtype, type(factor), {one.dtype for one in arrays}) == (np.float16, float, {np.dtype("float16")})
    assert found[0].known[0].dtype == np.float64
    assert np.array_equal(found[0].known[0], vector.astype(np.float64))


def test_map_arrays_walks_containers_and_leaves_the_rest() -> None:
    value = {"a": [np.ones(1), (np.arange(2), "text")], "b": 3.0}
    changed = map_arrays(lambda array: array + 1, value)
    assert np.array_equal(changed["a"][0], [2.0])
    assert changed["a"][1][0] is value["a"][1][0]  # whole numbers
    assert (changed["a"][1][1], changed["b"]) == ("text", 3.0)


# ---- examples -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "args", "kwargs"),
    [
        ("f(1, [2.0])", (1, [2.0]), {}),
        ("f(3, factor=2)", (3,), {"factor": 2}),
        ("F(0.1)(7)", (7, 0.1), {}),
        ("F(factor=0.1)(7)", (7,), {"factor": 0.1}),
        ("F()(7)", (7,), {}),
        ("f(max(1, 2))", (2,), {}),
        ("f(float('inf'))", (float("inf"),), {}),
    ],
)
def test_arguments_are_read_from_the_text_of_an_example(text: str, args: Any, kwargs: Any) -> None:
    assert example(text) == Example(text, args, kwargs)


def test_an_example_may_use_numpy() -> None:
    assert np.array_equal(example("f(np.array([1.0, -2.0]))").args[0], [1.0, -2.0])


def test_arguments_that_are_given_are_taken_and_the_text_is_only_shown() -> None:
    shown = example("f(X) of the cell above", [1], factor=2, group="a property")
    assert shown == Example("f(X) of the cell above", ([1],), {"factor": 2}, "a property")


def test_an_example_that_is_no_call_is_refused() -> None:
    with pytest.raises(ValueError, match="'3 \\+ 4' is not a call"):
        example("3 + 4")


# ---- earlier functions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("own", [None, lambda x: 3 * x, lambda x: 1 / 0, lambda x: np.zeros(3)], ids=["none", "wrong", "raises", "shape"])
def test_a_wrong_earlier_function_is_replaced_for_one_more_round_and_then_put_back(own: Any) -> None:
    namespace: dict[str, Any] = {"double": own}

    def call(x: Any, factor: float) -> Any:
        return numbers(namespace["double"](factor))

    earlier = [Earlier("double", lambda x: 2 * x, lambda double: numbers(double(np.ones(2))))]
    observed = observe(inputs, call, SEED, earlier=earlier, namespace=namespace)
    assert observed["replaced"] == ["double"]
    assert observed["with_right"]["values"] == [4.0, 1.0]
    assert namespace == {"double": own}


def test_a_right_earlier_function_is_left_alone() -> None:
    earlier = [Earlier("double", lambda x: 2 * x, lambda double: numbers(double(np.ones(2))))]
    observed = observe(inputs, lambda x, factor: numbers(factor), SEED, earlier=earlier, namespace={"double": lambda x: x + x})
    assert "replaced" not in observed
    assert "with_right" not in observed


# ---- values -------------------------------------------------------------------------------------------------------------


def test_parts_keeps_each_outcome_by_name() -> None:
    found = parts(good=lambda: 1.5, bad=lambda: 1 / 0)
    assert found == {"good": 1.5, "bad": {"raised": "ZeroDivisionError"}}


def test_plain_keeps_the_dtype_and_numbers_makes_floats_of_them() -> None:
    assert plain([1, 2]).dtype.kind == "i"
    assert numbers([1, 2]).dtype == np.float64
    assert (plain(None), plain("text"), numbers(None)) == (None, "text", None)
    assert outcome(lambda: numbers(["a"])) == {"raised": "NotNumbers"}
    with pytest.raises(NotNumbers):
        plain(object())


@pytest.mark.parametrize("value", [[Fraction(1, 2), 2], (Decimal("0.5"), 2.0), np.array([Fraction(1, 2), Fraction(2)], dtype=object)])
def test_fractions_in_lists_are_numbers(value: Any) -> None:
    assert numbers(value).tolist() == [0.5, 2.0]


def test_objects_that_are_no_numbers_are_none() -> None:
    with pytest.raises(NotNumbers):
        numbers([Fraction(1, 2), object()])


def test_a_task_that_is_open_is_told_from_what_a_library_cannot_do():
    def still_open():
        raise NotImplementedError

    assert outcome(still_open) == {"raised": "NotSolved"}
    assert outcome(lambda: codecs.Codec().encode("a")) == {"raised": "NotImplementedError"}
