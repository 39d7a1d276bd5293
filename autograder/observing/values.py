"""Plain values of what a student's code returned: the verbs of an observing half.

They run in the student's process, so nothing here is secret, and nothing decides what is right.
"""

from __future__ import annotations

import builtins
import contextlib
import os
import sysconfig
from collections.abc import Callable, Iterator, MutableMapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np


class NotAllowed(Exception):
    """The student's code reached for a ready-made version of what the task asks to build."""


class NotNumbers(TypeError):
    """The student's code returned something that is not made of numbers."""


_RATIONAL = (Fraction, Decimal, int, float, np.number)  # what makes an array of objects where one of the first two is among them


def plain(value: object) -> Any:
    """`value` as a NumPy array of its own dtype; None and strings stay what they are.

    Takes whatever `np.asarray` takes: arrays, tensors, variables, numbers, fractions, nested lists of numbers. bfloat16
    becomes float32, since NumPy has no such type. Raises NotNumbers for anything that is not made of numbers.
    """
    if value is None:
        return value
    if isinstance(value, str):
        return str(value)  # np.str_ is one too
    if isinstance(value, (Fraction, Decimal)):
        value = float(value)
    if "bfloat16" in str(getattr(value, "dtype", "")):
        from keras import ops  # NumPy has no bfloat16, and cannot take a single one from TensorFlow

        value = ops.cast(value, "float32")
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O" and array.size and all(isinstance(item, _RATIONAL) for item in array.flat):
            array = array.astype(np.float64)
    except (TypeError, ValueError) as error:  # such as a list of rows that are not equally long
        raise NotNumbers(f"{type(value).__name__} is not a number, an array or a tensor") from error
    if array.dtype.kind == "f" and array.dtype.itemsize > 8:
        array = array.astype(np.float64)
    if array.dtype.kind not in "biuf":
        raise NotNumbers(f"{type(value).__name__} is not a number, an array or a tensor")
    return array


def numbers(value: object) -> np.ndarray[Any, np.dtype[np.float64]] | None:
    """`value` as float64 numbers, for results of which only the values and the shape count. None stays None."""
    array = plain(value)
    if array is None:
        return None
    if type(array) is not np.ndarray or array.dtype.kind not in "iuf":
        raise NotNumbers(f"{type(value).__name__} is not a number, an array or a tensor")
    return array.astype(np.float64)


def outcome(call: Callable[[], object]) -> Any:
    """What `call` returns, as a plain value; or `{"raised": "ValueError"}` if it raised.

    Of an exception class that is not Python's own, the nearest built-in ancestor is named; `NotAllowed` and `NotNumbers`
    keep their names. `NotSolved` is a NotImplementedError that the notebook raised; libraries raise such errors too, of what
    they cannot do (TensorFlow, where NumPy is given a symbolic tensor). KeyboardInterrupt and SystemExit pass through. A
    dictionary that says so itself raised nothing: NotNumbers.
    """
    try:
        value = call()
        if type(value) is dict and list(value) == ["raised"]:
            raise NotNumbers("a dictionary that looks like an exception")
        return value if _is_plain(value) else plain(value)
    except Exception as error:
        names = (kind.__name__ for kind in type(error).__mro__ if kind in (NotAllowed, NotNumbers) or _is_builtin(kind))
        name = next(names)
        return {"raised": "NotSolved" if name == "NotImplementedError" and not _is_of_a_library(error) else name}


_LIBRARIES = ("<frozen ", *{os.path.join(sysconfig.get_path(name), "") for name in ("stdlib", "purelib", "platlib")})


def _is_of_a_library(error: BaseException) -> bool:
    """Whether Python's own modules or an installed package have raised it."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return step is not None and step.tb_frame.f_code.co_filename.startswith(_LIBRARIES)


def parts(**calls: Callable[[], object]) -> dict[str, Any]:
    """The outcome of each of these calls, by name; each is a property that is judged by itself."""
    return {name: outcome(call) for name, call in calls.items()}


def _is_builtin(kind: type) -> bool:
    return getattr(builtins, kind.__name__, None) is kind


def _is_plain(value: object) -> bool:
    if type(value) in (list, tuple):
        return all(map(_is_plain, value))  # type: ignore[call-overload]
    if type(value) is dict:
        return all(type(key) is str and _is_plain(item) for key, item in value.items())
    if type(value) is np.ndarray:
        return value.dtype.kind in "biuf" and value.dtype.itemsize <= 8
    return value is None or type(value) in (bool, int, float, str)


@contextlib.contextmanager
def replaced(namespace: MutableMapping[str, Any], **names: object) -> Iterator[None]:
    """While open, `namespace` (the notebook's `globals()`) holds these values under these names."""
    missing = object()
    before = {name: namespace.get(name, missing) for name in names}
    namespace.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is missing:
                del namespace[name]
            else:
                namespace[name] = value
