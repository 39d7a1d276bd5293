"""Comparison is exact in type, shape and dtype, and tolerant in value alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from autograder.judging.compare import difference, is_plain, settled

floats = st.floats(allow_nan=True, allow_infinity=True, width=64)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | floats
    | st.text(max_size=5)
    | arrays(np.float64, array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3), elements=floats)
    | arrays(np.float32, array_shapes(max_dims=2, max_side=3), elements=st.floats(-1e3, 1e3, width=32))
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


def different(observed, right, rtol=1e-6, atol=0.0):
    return difference(observed, right, rtol, atol) is not None


@given(values)
def test_every_plain_value_equals_itself(value):
    assert is_plain(value)
    assert not different(value, settled(value))


@given(arrays(np.float64, array_shapes(max_dims=2, max_side=4), elements=st.floats(-1e6, 1e6)), st.floats(-0.9e-6, 0.9e-6))
def test_a_relative_change_within_the_tolerance_is_no_difference(right, change):
    assert not different(right * (1 + change), right)


@given(arrays(np.float64, array_shapes(max_dims=2, max_side=4), elements=st.floats(1e-3, 1e6)), st.data())
def test_one_entry_beyond_the_tolerance_is_a_difference(right, data):
    index = data.draw(st.integers(0, right.size - 1))
    observed = right.copy()
    observed.flat[index] *= 1 + 1e-5
    assert different(observed, right)


@pytest.mark.parametrize(
    ("observed", "right"),
    [
        (True, 1),
        (1, 1.0),
        (1, True),
        (0.3, np.asarray(0.3)),
        ([1.0], (1.0,)),
        ([1.0], np.array([1.0])),
        (np.zeros((0, 1)), np.zeros((3, 1))),
        (np.zeros((1,)), np.zeros(())),
        (np.zeros((3, 1)), np.zeros((3,))),
        (np.zeros(3, np.float32), np.zeros(3)),
        (np.zeros(3, bool), np.zeros(3, int)),
        (np.array([np.nan, 1.0]), np.array([1.0, 1.0])),
        (np.array([np.inf]), np.array([1e308])),
        (np.array([np.inf]), np.array([-np.inf])),
        ({"a": 1, "b": 2}, {"a": 1}),
        ({"a": 1}, {"b": 1}),
        ([1.0, 2.0], [1.0]),
        (None, 0.0),
        ("1", 1),
    ],
)
def test_what_only_looks_equal_is_different(observed, right):
    assert different(observed, right)


def test_nan_equals_nan_alone_and_infinity_itself():
    right = np.array([np.nan, np.inf, -np.inf, 0.0])
    assert not different(right.copy(), right)


@pytest.mark.parametrize(("dtype", "change"), [(np.float32, 5e-6), (np.float16, 2e-3)])
def test_lower_precision_gets_a_wider_tolerance(dtype, change):
    right = np.array([3.0], dtype)
    assert not different((right * (1 + change)).astype(dtype), right)
    assert different((right * (1 + 10 * change)).astype(dtype), right)


class EqualToAll:
    def __eq__(self, other):
        return True

    def __float__(self):
        raise AssertionError("a foreign method was called")

    __array__ = __iter__ = __len__ = __bool__ = __float__
    __hash__ = None


class LyingFloat(float):
    def __eq__(self, other):
        return True

    __hash__ = None


class LyingArray(np.ndarray):
    def __array_function__(self, *args, **kwargs):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return np.zeros(3)


class LyingList(list):
    def __len__(self):
        return 1


@pytest.mark.parametrize(
    "liar",
    [
        EqualToAll(),
        LyingFloat(1.0),
        np.zeros(3).view(LyingArray),
        np.ma.masked_all(3),
        np.array([None, None]),
        np.array(["a"]),
        LyingList([1.0]),
        [EqualToAll()],
        {"a": EqualToAll()},
        {1: 2.0},
        1j,
        {1.0},
        b"1",
        lambda: 1,
    ],
)
def test_objects_that_are_no_wire_type_are_not_plain(liar):
    assert not is_plain(settled(liar))


def test_nesting_beyond_reason_is_not_plain():
    value = []
    for _ in range(100):
        value = [value]
    assert not is_plain(value)
