"""Comparing plain values exactly: type, shape and dtype first, then the numbers within a tolerance.

Nothing here calls a method of, or an operator on, an object before its exact type is known to be one of Python's
or NumPy's own, so an object that lies about being equal is simply of the wrong type.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.reasons import Reason, reason

_MAX_DEPTH = 20
_MANY = 100_000
_FEW = 9  # a number that comes from the student's process is said up to here: larger ones could spell something hidden
# What a computation in this precision may lose, however the author set the tolerance for float64.
_LEAST_RTOL = {"float32": 1e-5, "float16": 5e-3}
_SCALARS = frozenset(np.sctypeDict.values())
_KINDS = {"b": "booleans", "i": "integers", "u": "integers", "f": "floats"}


def is_plain(value: object, depth: int = 0) -> bool:
    """Whether `value` is made of exact wire types only: None, bool, int, float, str, list, tuple, dict, array."""
    kind = type(value)
    if depth > _MAX_DEPTH:
        return False
    if kind in (list, tuple):
        return all(is_plain(item, depth + 1) for item in value)  # type: ignore[attr-defined]
    if kind is dict:
        items = value.items()  # type: ignore[attr-defined]
        return all(type(key) is str and is_plain(item, depth + 1) for key, item in items)
    if kind is np.ndarray:
        dtype = value.dtype  # type: ignore[attr-defined]
        return dtype.kind in _KINDS and dtype.itemsize <= 8
    return value is None or kind in (bool, int, float, str)


def is_vast(observed: object, right: object) -> bool:
    """Whether a plain value holds far more than the right one does.

    No description of a mistake is asked about such a one: it was written for values as students return them, and would make arrays out of
    a forged one that are larger still.
    """
    return _extent(observed) > max(_MANY, 4 * _extent(right))


def _extent(value: object) -> int:
    """How many numbers and letters, about."""
    if isinstance(value, np.ndarray):
        return value.size
    if isinstance(value, str):
        return len(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return 1 + sum(map(_extent, parts))


def settled(value: object) -> Any:
    """`value` with NumPy scalars as 0-d arrays, as they arrive from the other process; containers are copied."""
    if type(value) in _SCALARS:
        return np.asarray(value)
    if type(value) in (list, tuple):
        return type(value)(map(settled, value))  # type: ignore[call-overload, call-arg]
    if type(value) is dict:
        return {key: settled(item) for key, item in value.items()}
    return value


def as_numbers(value: Any, like: Any) -> Any:
    """Integers, truth values and Python's own numbers as the float64 arrays that `like` holds in their places."""
    if type(like) is np.ndarray and like.dtype == np.float64:
        if type(value) in (bool, int, float) or (type(value) is np.ndarray and value.dtype.kind in "biuf"):
            return np.asarray(value, dtype=np.float64)
    elif type(like) in (list, tuple) and type(value) is type(like) and len(value) == len(like):
        return type(like)(map(as_numbers, value, like))
    elif type(like) is dict and type(value) is dict and set(value) == set(like):
        return {key: as_numbers(item, like[key]) for key, item in value.items()}
    return value


def comparable(right: Any, seen: Any) -> Any:
    """A rule's Python number in the form in which the call gave its own, where only the values count."""
    return as_numbers(right, seen) if type(right) in (int, float) else right


def difference(observed: object, right: object, rtol: float, atol: float) -> Reason | None:
    """What is different, in words that give no number away and quote next to nothing of what was observed; None where nothing is.

    Both must be plain (`is_plain`). NaN equals NaN only, an infinity itself only, and nothing is broadcast.
    """
    if type(observed) is not type(right):
        return reason("is-other", found=_name(observed), wanted=_name(right))
    if isinstance(observed, np.ndarray) and isinstance(right, np.ndarray):
        return _array_difference(observed, right, rtol, atol)
    if isinstance(observed, float) and isinstance(right, float):
        return None if _is_near(observed, right, rtol, atol) else reason("wrong-values")
    if isinstance(observed, (list, tuple)) and isinstance(right, (list, tuple)):
        if len(observed) != len(right):
            near = abs(len(observed) - len(right)) <= _FEW
            return reason("has-entries", n=len(observed), wanted=len(right)) if near else reason("has-other-entries", wanted=len(right))
        pairs = zip(observed, right, strict=True)
        return next(filter(None, (difference(one, other, rtol, atol) for one, other in pairs)), None)
    if isinstance(observed, dict) and isinstance(right, dict):
        if set(observed) != set(right):
            return reason("other-keys", wanted=list(map(repr, sorted(right))))
        pairs = ((observed[key], right[key]) for key in right)  # type: ignore[assignment]
        return next(filter(None, (difference(one, other, rtol, atol) for one, other in pairs)), None)
    return None if observed == right else reason("wrong-value")


def _array_difference(observed: Any, right: Any, rtol: float, atol: float) -> Reason | None:
    if observed.shape != right.shape:
        usual = observed.ndim <= right.ndim + 1 and all(side <= _FEW or side in right.shape for side in observed.shape)
        found = str(observed.shape) if usual else None
        return reason("has-shape", found=found, wanted=str(right.shape)) if found else reason("has-other-shape", wanted=str(right.shape))
    if observed.dtype != right.dtype:
        return reason("has-dtype", found=str(observed.dtype), wanted=str(right.dtype))
    if right.dtype.kind != "f":
        return None if bool((observed == right).all()) else reason("wrong-values")
    if right.ndim == 0 and right.dtype == np.float64:  # most of what is compared; NumPy takes ten times as long for one number
        return None if _is_near(float(observed), float(right), rtol, atol) else reason("wrong-values")
    rtol = max(rtol, _LEAST_RTOL.get(right.dtype.name, 0.0))
    one, other = observed.astype(np.float64), right.astype(np.float64)
    finite = np.isfinite(other)
    with np.errstate(invalid="ignore", over="ignore"):
        close = np.abs(one - other) <= atol + rtol * np.abs(other)
    same = (one == other) | (np.isnan(one) & np.isnan(other))
    return None if bool(np.where(finite, close, same).all()) else reason("wrong-values")


def _is_near(observed: float, right: float, rtol: float, atol: float) -> bool:
    if math.isfinite(right):
        return abs(observed - right) <= atol + rtol * abs(right)
    return observed == right or (math.isnan(observed) and math.isnan(right))


def _name(value: object) -> Reason:
    if isinstance(value, np.ndarray):
        return reason(f"array-of-{_KINDS.get(value.dtype.kind, 'others')}") if value.shape else reason("single-number")
    kinds = {
        type(None): "none",
        dict: "dictionary",
        list: "list",
        tuple: "tuple",
        str: "some-text",
        bool: "truth",
        int: "integer",
        float: "number",
    }
    return reason(f"a-{kinds[type(value)]}") if type(value) in kinds else reason("another-object")
