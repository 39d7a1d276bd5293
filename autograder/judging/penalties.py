"""What every penalty class for Keras is judged by: the right values of `observing.observe_penalty`, and known mistakes.

An assignment judges the formula itself, with its own mistakes, and then each of these parts by one `expect`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging.compare import difference, settled
from autograder.judging.expectations import Mistake, raised

__all__ = [
    *("AGAIN", "CHANGED", "DTYPE", "FINITE", "FLOAT32_ALONE", "GRADIENT", "REFUSED", "ZEROS"),
    *("RightPenalty", "keys_mistakes", "shared_mistakes", "smoothed"),
]


@dataclass(frozen=True)
class RightPenalty:
    """What `observe_penalty` leaves of a right answer.

    `value(w)` is the penalty of a float64 array at `strength`, `slope(w)` its gradient (its value at 0 is not used).
    """

    value: Callable[[Any], Any]
    slope: Callable[[Any], Any]
    strength: Mapping[str, float]
    w: Any
    kernel: Any
    arrays: Sequence[Any]

    @property
    def by_shape(self) -> list[Any]:
        return [np.float64(self.value(array)) for array in (*self.arrays, 1e-6 * self.w, np.zeros_like(self.w))]

    @property
    def kinds(self) -> list[Any]:
        return [np.float64(self.value(self.w))] * 3

    @property
    def single(self) -> Any:
        return np.float32(self.value(self.kernel.astype(np.float64)))

    @property
    def halves(self) -> list[Any]:
        return [np.float16(self.value(self.w.astype(np.float16).astype(np.float64)))] * 2

    @property
    def brains(self) -> Any:
        return np.float32(self.value(self.w))

    @property
    def slopes(self) -> list[Any]:
        single = self.slope(self.kernel.astype(np.float64)).astype(np.float32)
        return [np.zeros_like(self.w), self.slope(self.w), single]

    @property
    def finite(self) -> list[Any]:
        return [np.ones_like(self.w, bool)] * 2

    @property
    def off_zero(self) -> Any:
        rows, columns = np.indices(self.w.shape)
        return self.slope(self.w)[(rows + columns) % 2 != 0]

    @property
    def refused(self) -> list[Any]:
        return [[raised("ValueError")] * 5 for _ in self.strength]

    @property
    def keys(self) -> list[str]:
        return sorted(self.strength)

    @property
    def config(self) -> list[Any]:
        return [{key: np.float64(value) for key, value in self.strength.items()}] * 3

    @property
    def repeated(self) -> list[Any]:
        return [np.float64(self.value(array)) for array in (self.w, self.arrays[-1], self.w, self.w, 2 * self.w)]

    @property
    def kept(self) -> list[Any]:
        return [self.w, self.w]


def _dtypes(seen: Any) -> list[Any]:
    return [item.dtype for item in (seen if type(seen) is list else [seen])]


def DTYPE(dtype: str) -> dict[str, object]:
    """For results that must have the dtype of w."""
    return {
        "result not of the dtype of w": Mistake(
            lambda seen: seen != dtype if type(seen) is str else any(found != dtype for found in _dtypes(seen)),
            "Keep the strength as a Python float, and let keras.ops work on w as it is: no float(), no cast to another dtype.",
        )
    }


ZEROS: dict[str, object] = {
    "not 0 for weights of 0": Mistake(
        lambda seen: seen[-1].shape == () and seen[-1] != 0,
        "The penalty of zeros is 0. Add nothing small to the weights or under a root: keras.ops.abs and square need none.",
    )
}


def smoothed(right: Sequence[Any]) -> dict[str, object]:
    """For `by_shape`: all is right but for weights of 1e-6."""

    def test(seen: Any) -> bool:
        return seen[-2].shape == () and difference([*seen[:-2], seen[-1]], settled([*right[:-2], right[-1]]), 1e-5, 0.0) is None

    return {"something small is added": Mistake(test, "Weights of 1e-6 are weights too. Add nothing to them, and divide by nothing.")}


def FLOAT32_ALONE(hint: str) -> Mistake:
    """For penalties in float64, where `observing.works_alone` tried one in float32."""
    return Mistake(lambda seen: seen[0] == "float32", hint)


GRADIENT: dict[str, object] = {
    "the gradient is cut off": Mistake(
        lambda seen: seen[1] is None and seen[2] is None,
        "stop_gradient, casts to integers and tf.numpy_function let no gradient through. Leave them out.",
    ),
    "NumPy breaks the gradient": Mistake(
        lambda seen: (
            seen[2] is not None
            and any(
                item is None or item in (raised("NotImplementedError"), raised("AttributeError"))
                for item in seen
                if not isinstance(item, np.ndarray)
            )
        ),
        "Keras traces your code with symbolic tensors. Use keras.ops for every step; NumPy and float() leave the graph.",
    ),
    "decides on values, which graph mode has not": Mistake(
        lambda seen: seen[2] == raised("TypeError") and all(type(item) is np.ndarray for item in seen[:2]),
        "Keras traces your code before there are values. Use ops.where instead of if, and no loop over entries.",
    ),
}

FINITE: dict[str, object] = {
    "gradient not finite at 0": Mistake(
        lambda seen: not all(part.all() for part in seen),
        "A root has no slope at 0: autodiff gives NaN there, and the first step of a layer that starts at 0 is lost.",
    )
}


def _accepted(seen: Any, places: slice) -> bool:
    return any("accepted" in group[places] for group in seen)


REFUSED: dict[str, object] = {
    "accepts any strength": Mistake(
        lambda seen: _accepted(seen, slice(2)) and _accepted(seen, slice(2, 4)),
        "Raise ValueError in __init__ for a strength that is negative, NaN or infinite.",
    ),
    "accepts a negative strength": Mistake(
        lambda seen: _accepted(seen, slice(2)) and not _accepted(seen, slice(2, 4)),
        "A negative penalty would reward large weights.",
    ),
    "accepts NaN or infinity": Mistake(
        lambda seen: _accepted(seen, slice(2, 5)) and not _accepted(seen, slice(2)),
        "Every comparison with NaN is false, so a test for less than 0 does not catch it. np.isfinite does.",
    ),
}


def keys_mistakes(*keys: str) -> dict[str, object]:
    """For the sorted keys of get_config, which must be these."""
    return {
        "no get_config": Mistake(
            raised("AttributeError"), "Is it a class, with get_config as one of its methods, indented like the others?"
        ),
        "get_config is missing": Mistake(
            raised("NotImplementedError"), "Write get_config; do not call the one of the base class, which only raises an error."
        ),
        "get_config is empty": Mistake([], "Return each argument of __init__ under its name."),
        "get_config has another key": Mistake(
            lambda seen: type(seen) is list and seen != [] and not set(keys) <= set(seen),
            "from_config passes the keys to __init__ as arguments, so they have the same names.",
        ),
        "get_config has a key too many": Mistake(
            lambda seen: type(seen) is list and set(keys) < set(seen),
            "from_config passes the keys to __init__ as arguments, so there is one for each argument.",
        ),
        "get_config returns nothing": Mistake(raised("TypeError"), "Return a dictionary."),
    }


def _halved(value: Any) -> Any:
    """What an object of the strength would give with half of it, which another object was made with meanwhile."""
    return {key: item / 2 for key, item in value.items()} if isinstance(value, dict) else value / 2


def shared_mistakes(right: Sequence[Any]) -> dict[str, object]:
    """For what one object gives again and again, while another one has half its strength."""
    halved = [_halved(value) for value in right]

    def is_halved(seen: Any) -> bool:
        return difference(seen, settled(halved), 1e-6, 1e-9) is None

    return {
        "one strength for all objects": Mistake(halved, "Keep each strength in self, not in the class or outside of it."),
        "remembers earlier calls": Mistake(
            lambda seen: all(item.shape == () for item in seen) and not is_halved(seen), "The penalty depends on w and the strength alone."
        ),
        "get_config does not return the strength": Mistake(
            lambda seen: all(set(part) == set(seen[0]) and "raised" not in part for part in seen) and not is_halved(seen),
            "get_config returns what __init__ was given, each time that it is asked.",
        ),
    }


AGAIN: dict[str, object] = {
    "not a regularizer of Keras": Mistake(
        raised("AttributeError"), "The class inherits from keras.regularizers.Regularizer: that brings from_config."
    )
}

CHANGED: dict[str, object] = {
    "changes the caller's array": Mistake(
        lambda seen: len(seen) == 2, "Operators such as *= and **= write into the array itself. Build a new one."
    )
}
