"""How wrong values relate to the right ones, where no known mistake explains them.

Every sentence here states what was seen of all wrong values of a property, whoever wrote the test: they are twice the right ones, they
would be right for half of an argument, only one entry of each is wrong. It accuses of nothing that was not seen. It holds no number that
comes from the student's process, where such a number could spell what is hidden: only names of arguments, and factors of a short list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from autograder.judging.compare import comparable, difference, is_plain, settled
from autograder.reasons import Reason, reason

_ENOUGH = 3  # numbers that must agree before a coincidence is ruled out
_FACTORS = {-1.0: "negated", 2.0: "twice", 0.5: "half", **dict.fromkeys((3.0, 4.0, 5.0, 10.0, 100.0, 0.25, 0.2, 0.1, 0.01), "times")}


@dataclass(frozen=True)
class Wrong:
    """A value that is not right: what was seen, what is right, the arguments of the call, and the right values of the calls before it."""

    seen: Any
    right: Any
    args: tuple[Any, ...]
    named: Mapping[str, Any]
    before: Sequence[Any]
    rtol: float
    atol: float

    def is_also(self, value: Any) -> bool:
        """Whether `value` is what was seen, and not right."""
        return self._equal(self.seen, value) and not self._equal(value, self.right)

    def _equal(self, one: Any, other: Any) -> bool:
        return is_plain(other) and difference(one, other, self.rtol, self.atol) is None


def relation(wrong: Sequence[Wrong], right: Callable[..., object], names: Sequence[str]) -> Reason | None:
    """What holds for all wrong values of a property, the simplest first; None where nothing does.

    `right` is the rule, and `names` are the arguments' names, none where they are not known.
    """
    numbers = [(one, pair) for one in wrong if (pair := _flat(one.seen, one.right)) is not None]
    if len(numbers) == len(wrong):
        some = [(one, pair) for one, pair in numbers if pair[1].size]
        found = _of_numbers([one for one, _ in some], [pair for _, pair in some], names) if some else None
        if found is not None:
            return found
    return (
        _of_arguments(wrong, right, names) or _of_parts(wrong, names) or _of_order(wrong) or _of_calls_before(wrong) or _of_precision(wrong)
    )


def _flat(seen: Any, right: Any) -> tuple[Any, Any] | None:
    """The numbers of two values of one structure, as float64; None where structure, shapes or kinds differ."""
    if type(seen) is not type(right) or isinstance(right, bool):
        return None
    if isinstance(right, np.ndarray):
        if seen.shape != right.shape or seen.dtype != right.dtype:
            return None
        if right.dtype.kind == "b":  # what a call says about its numbers
            return np.zeros(0), np.zeros(0)
        return seen.astype(np.float64).ravel(), right.astype(np.float64).ravel()
    if isinstance(right, (int, float)):
        return (np.array([float(seen)]), np.array([float(right)])) if abs(right) < 2**53 and abs(seen) < 2**53 else None
    if isinstance(right, (list, tuple)) and len(seen) == len(right):
        parts = [_flat(one, other) for one, other in zip(seen, right, strict=True)]
        if any(part is None for part in parts):
            return None
        return tuple(np.concatenate([part[side] for part in parts if part is not None] or [np.zeros(0)]) for side in (0, 1))  # type: ignore[return-value]
    return None


# -- the values as a whole


def _of_numbers(wrong: Sequence[Wrong], pairs: Sequence[tuple[Any, Any]], names: Sequence[str]) -> Reason | None:
    seen, right = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    if not np.isfinite(seen).all() or not np.isfinite(right).all():
        return None
    many = min(np.unique(right).size, right.size) >= _ENOUGH and len(wrong) > 1
    if len(wrong) > 1 and np.unique(right).size > 1 and not seen.any():
        return reason("all-zero")
    found = _factor(wrong, pairs, many) or _bound(wrong, pairs)
    if found is not None:
        return found
    for change, function in _FUNCTIONS.items():
        if many and _all_also(wrong, pairs, function):
            return reason(f"is-{change}")
    for name, size, sizes in _sizes(wrong, names) if many else ():
        if _all_also(wrong, pairs, partial(_divided_by_next, iter(sizes))):
            return reason(f"divided-by-{size}", name=name)
        if _all_also(wrong, pairs, partial(_times_next, iter(sizes))):
            return reason(f"multiplied-by-{size}", name=name)
    shift = seen[0] - right[0]
    if many and abs(shift) > 1e-6 * max(1.0, np.abs(right).max()) and _all_also(wrong, pairs, lambda values: values + shift):
        return reason("shifted-up" if shift > 0 else "shifted-down")
    if sum(bool((one < 0).any()) for _, one in pairs) >= _ENOUGH and not (seen < 0).any():
        return reason("never-negative")
    return None


def _factor(wrong: Sequence[Wrong], pairs: Sequence[tuple[Any, Any]], many: bool) -> Reason | None:
    """A simple factor: any other is as likely to be a coincidence, as between the steps of a grid."""
    seen, right = pairs[0]
    at = np.abs(right).argmax()
    factor = next((one for one in _FACTORS if right[at] and abs(seen[at] - one * right[at]) < 1e-3 * abs(seen[at])), None)
    if factor is None or (right.size == 1 and len(pairs) == 1) or not _all_also(wrong, pairs, lambda values: values * factor):
        return None
    said = _FACTORS[factor]
    return reason(said) if said != "times" else reason(said, factor=f"{factor:g}") if many else None


def _bound(wrong: Sequence[Wrong], pairs: Sequence[tuple[Any, Any]]) -> Reason | None:
    """The largest number that was seen, or the smallest, where all beyond it became that number and the others are right."""
    seen, right = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    for kind, bound, beyond in (("cut-above", seen.max(), right > seen.max()), ("cut-below", seen.min(), right < seen.min())):
        cut = partial(np.minimum if kind == "cut-above" else np.maximum, bound)
        if np.unique(right[beyond]).size >= _ENOUGH and _all_also(wrong, pairs, cut):
            return reason(kind)
    return None


def _all_also(wrong: Sequence[Wrong], pairs: Sequence[tuple[Any, Any]], function: Callable[[Any], Any]) -> bool:
    """Whether all numbers that were seen are `function` of the right ones, within each tolerance, those of no call being right that way."""
    for one, (seen, right) in zip(wrong, pairs, strict=True):
        with np.errstate(all="ignore"):
            value = function(right)
        if not np.isfinite(value).all() or not _within(seen, value, one) or _within(value, right, one):
            return False
    return True


def _within(one: Any, other: Any, of: Wrong) -> bool:
    return bool((np.abs(one - other) <= of.atol + of.rtol * np.abs(other)).all())


_FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "square": np.square,
    "root": np.sqrt,
    "absolute": np.abs,
    "complement": lambda values: 1 - values,
    "inverse": lambda values: 1 / values,
    "logarithm": np.log,
}


def _times_next(sizes: Iterator[float], values: Any) -> Any:
    return values * next(sizes)


def _divided_by_next(sizes: Iterator[float], values: Any) -> Any:
    return values / next(sizes)


def _sizes(wrong: Sequence[Wrong], names: Sequence[str]) -> Iterator[tuple[str, str, list[float]]]:
    """What can be counted in the arguments of each call: the argument's name, what is counted, and how many there are in each."""
    for at, name in enumerate(names):
        values = [_argument(one, at, name) for one in wrong]
        if all(isinstance(value, np.ndarray) and value.ndim for value in values):
            yield name, "rows" if all(value.ndim > 1 for value in values) else "length", [len(value) for value in values]
            if all(value.ndim > 1 for value in values):
                yield name, "columns", [value.shape[1] for value in values]
            yield name, "entries", [value.size for value in values]
        elif all(isinstance(value, (list, tuple)) for value in values):
            yield name, "length", [len(value) for value in values]


def _argument(one: Wrong, at: int, name: str) -> Any:
    return one.args[at] if at < len(one.args) else one.named.get(name)


# -- as if an argument were another


def _of_arguments(wrong: Sequence[Wrong], right: Callable[..., object], names: Sequence[str]) -> Reason | None:
    """What one other argument would explain, if only one would."""
    if len(wrong) < 2 or not tells_apart([one.seen for one in wrong]):  # one call may give the same for another reason
        return None
    found: list[Reason] = []
    for said, change in _changes(wrong, names):
        if all(_explained(one, right, change) for one in wrong):
            found.append(said)
            if len(found) > 1:
                return None
    return found[0] if found else None


def tells_apart(seen: Sequence[Any]) -> bool:
    """Whether values hold enough numbers to tell one cause from another: several that differ, or a few where they are no whole numbers."""
    flat = [pair[0] for pair in (_flat(value, value) for value in seen) if pair is not None]
    different = np.unique(np.concatenate([np.zeros(0), *flat]))
    return len(flat) == len(seen) and different.size >= (_ENOUGH if (different % 1 == 0).all() else 2)


Change = Callable[[Wrong], tuple[Any, ...] | None]


def _changes(wrong: Sequence[Wrong], names: Sequence[str]) -> Iterator[tuple[Reason, Change]]:
    for at, name in enumerate(names):
        if all(at < len(one.args) and type(one.args[at]) in (int, float) for one in wrong):
            counts = all(type(one.args[at]) is int for one in wrong)
            for kind, function in (_OF_COUNTS if counts else _OF_NUMBERS).items():
                yield reason(f"as-if-{kind}", name=name), _changing(at, function)
            for other, rows in ((k, names[k]) for k in range(len(names)) if k != at):
                if not counts and all(other < len(one.args) and isinstance(one.args[other], np.ndarray) for one in wrong):
                    if all(one.args[other].ndim for one in wrong):
                        for kind, power in (("divided", -1), ("multiplied", 1)):
                            yield reason(f"as-if-{kind}-rows", name=name, rows=rows), _scaling(at, other, power)
                elif other > at and all(other < len(one.args) and type(one.args[other]) is type(one.args[at]) for one in wrong):
                    yield reason("as-if-swapped", name=name, other=rows), _swapping(at, other)
        elif all(at < len(one.args) and _is_matrix(one.args[at]) for one in wrong):
            for kind, matrix in _OF_MATRICES.items():
                yield reason(f"as-if-{kind}", name=name), _changing(at, matrix)


_OF_NUMBERS: dict[str, Callable[[Any], Any]] = {
    "twice": lambda value: 2.0 * value,
    "half": lambda value: 0.5 * value,
    "zero": lambda value: 0.0,
    "negated": lambda value: -value,
    "square": lambda value: value**2,
    "root": lambda value: value**0.5,
}
_OF_COUNTS: dict[str, Callable[[Any], Any]] = {
    "one-more": lambda value: value + 1,
    "one-less": lambda value: value - 1,
    "twice": lambda value: 2 * value,
}
_OF_MATRICES: dict[str, Callable[[Any], Any]] = {
    "centred": lambda matrix: matrix - matrix.mean(axis=0),
    "standardized": lambda matrix: (matrix - matrix.mean(axis=0)) / _nonzero(matrix.std(axis=0)),
    "scaled": lambda matrix: matrix / _nonzero(matrix.std(axis=0)),
    "unit": lambda matrix: matrix / _nonzero(np.sqrt((matrix**2).sum(axis=0))),
}


def _nonzero(scale: Any) -> Any:
    return np.where(scale == 0, 1.0, scale)


def _is_matrix(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim == 2 and value.dtype.kind == "f" and value.shape[0] > 1


def _changing(at: int, function: Callable[[Any], Any]) -> Change:
    return lambda one: (*one.args[:at], function(one.args[at]), *one.args[at + 1 :])


def _scaling(at: int, other: int, power: int) -> Change:
    return lambda one: (*one.args[:at], one.args[at] * float(len(one.args[other])) ** power, *one.args[at + 1 :])


def _swapping(at: int, other: int) -> Change:
    def swapped(one: Wrong) -> tuple[Any, ...]:
        args = list(one.args)
        args[at], args[other] = args[other], args[at]
        return tuple(args)

    return swapped


def _explained(one: Wrong, right: Callable[..., object], change: Change) -> bool:
    args = change(one)
    try:
        with np.errstate(all="ignore"):
            return args is not None and one.is_also(comparable(settled(right(*args, **one.named)), one.seen))
    except Exception:  # written for the arguments that the text allows
        return False


# -- right but for a part


def _of_parts(wrong: Sequence[Wrong], names: Sequence[str]) -> Reason | None:
    if all(type(one.seen) is tuple and type(one.right) is tuple and len(one.seen) == len(one.right) > 1 for one in wrong):
        parts = [[at for at, pair in enumerate(zip(one.seen, one.right, strict=True)) if not one._equal(*pair)] for one in wrong]
        if len(parts[0]) == 1 and all(part == parts[0] for part in parts):
            return reason("only-part", number=parts[0][0] + 1, parts=len(wrong[0].right))
        return None
    masks = [_mask(one) for one in wrong]
    if any(mask is None for mask in masks) or sum(int(mask.sum()) for mask in masks if mask is not None) < _ENOUGH:
        return None
    for at, name in enumerate(names):
        values = [_argument(one, at, name) for one in wrong]
        fits = all(isinstance(value, np.ndarray) and value.shape == mask.shape for value, mask in zip(values, masks, strict=True))
        for kind, test in _SIGNS.items() if fits else ():
            if _exactly(masks, [test(value) for value in values]):
                return reason(f"only-{kind}", name=name)
    for kind, place in _PLACES.items():
        places = [_placed(mask, place) for mask in masks]
        if all(one is not None for one in places) and _exactly(masks, places):
            in_rows = kind in ("first", "last") and any(mask.ndim > 1 for mask in masks if mask is not None)
            in_entries = kind in ("first", "last") and not in_rows
            return reason(f"only-{kind}{'-row' if in_rows else '-entry' if in_entries else ''}")
    return None


def _mask(one: Wrong) -> Any:
    """Which entries of an array are wrong; None for anything else, and where all of them are."""
    seen, right = _array(one.seen), _array(one.right)
    if not isinstance(right, np.ndarray) or not isinstance(seen, np.ndarray) or seen.shape != right.shape or seen.dtype != right.dtype:
        return None
    if right.dtype.kind != "f" or right.size < 2:
        return None
    with np.errstate(all="ignore"):
        mask = ~(np.abs(seen - right) <= one.atol + one.rtol * np.abs(right))
    return mask if mask.any() and not mask.all() else None


def _array(value: Any) -> Any:
    """The array of numbers, where a value is one or holds one beside truth values about it."""
    if isinstance(value, (list, tuple)):
        numbers = [part for part in value if not (isinstance(part, np.ndarray) and part.dtype.kind == "b")]
        return numbers[0] if len(numbers) == 1 else None
    return value


def _exactly(masks: Sequence[Any], places: Sequence[Any]) -> bool:
    """Whether no entry outside of `places` is wrong, and most within are: some may be right by chance."""
    inside = sum(int((mask & place).sum()) for mask, place in zip(masks, places, strict=True))
    outside = sum(int((mask & ~place).sum()) for mask, place in zip(masks, places, strict=True))
    return not outside and 2 * inside > sum(int(place.sum()) for place in places)


_SIGNS: dict[str, Callable[[Any], Any]] = {
    "negative": lambda value: value < 0,
    "positive": lambda value: value > 0,
    "zeros": lambda value: value == 0,
}
_PLACES: dict[str, tuple[int, int]] = {"first": (0, 0), "last": (0, -1), "first-column": (1, 0), "last-column": (1, -1)}


def _placed(mask: Any, place: tuple[int, int]) -> Any:
    axis, at = place
    if mask.ndim <= axis or mask.shape[axis] < 2:
        return None
    places = np.zeros(mask.shape, dtype=bool)
    places[(slice(None),) * axis + (at,)] = True
    return places


def _of_order(wrong: Sequence[Wrong]) -> Reason | None:
    """Of lists and arrays of one axis: the right entries in another order, some missing, others added."""
    lists = [(_entries(one.seen), _entries(one.right)) for one in wrong]
    pairs = [(Counter(seen), Counter(right)) for seen, right in lists if seen is not None and right is not None]
    if len(pairs) < len(wrong) or sum(right.total() for _, right in pairs) < _ENOUGH:
        return None
    if all(seen == right for seen, right in pairs):
        return reason("other-order")
    if all(seen < right for seen, right in pairs):
        return reason("some-missing")
    if all(seen > right for seen, right in pairs):
        return reason("some-more")
    return None


def _entries(value: Any) -> list[str] | None:
    """Entries that can be compared: texts, and numbers as they are written."""
    if isinstance(value, np.ndarray) and value.ndim == 1:
        value = value.tolist()
    if isinstance(value, (list, tuple)) and all(type(item) in (str, int, float) for item in value):
        return [f"{item:.9g}" if type(item) is float else repr(item) for item in value]
    return None


def _of_calls_before(wrong: Sequence[Wrong]) -> Reason | None:
    """Whether each value is right for a call before it; 0, 1 and what else many calls give says nothing."""
    for one in wrong:
        flat = _flat(one.seen, one.right)
        if flat is None or not np.isfinite(flat[0]).all() or (np.abs(flat[0]) % 1 == 0).all():
            return None
        if not any(one.is_also(value) for value in one.before):
            return None
    return reason("of-a-call-before")


# -- nearly right


def _of_precision(wrong: Sequence[Wrong]) -> Reason | None:
    """The precision in which all wrong values were computed, or that they are near, measured at the largest number of each."""
    pairs = [pair for one in wrong if (pair := _flat(one.seen, one.right)) is not None]
    if (
        len(pairs) < len(wrong)
        or sum(right.size for _, right in pairs) < _ENOUGH
        or not all(np.isfinite(right).all() for _, right in pairs)
    ):
        return None
    scales = [max(map(_largest, (right, *one.args))) for one, (_, right) in zip(wrong, pairs, strict=True)]
    for dtype in (np.float16, np.float32):
        tells = sum(int((_in(dtype, right) != right).sum()) for _, right in pairs) >= _ENOUGH
        if tells and all(_kept(dtype, seen, right, scale) for (seen, right), scale in zip(pairs, scales, strict=True)):
            return reason("precision", dtype=dtype.__name__)
    if not all(np.isfinite(seen).all() for seen, _ in pairs):
        return None
    near = all(np.abs(seen - right).max(initial=0.0) <= 1e-3 * _largest(right) for seen, right in pairs)
    return reason("near") if near else None


def _in(dtype: Any, values: Any) -> Any:
    with np.errstate(all="ignore"):
        return values.astype(dtype).astype(np.float64)


def _kept(dtype: Any, seen: Any, right: Any, scale: float) -> bool:
    """Whether numbers that are not far off are such as this floating dtype holds; beyond its largest they may be anything but finite."""
    with np.errstate(invalid="ignore"):
        held = (_in(dtype, seen) == seen) & (np.abs(seen - right) <= 0.01 * scale)
    return bool((held | (~np.isfinite(seen) & (scale >= float(np.finfo(dtype).max)))).all())


def _largest(value: Any) -> float:
    """The size of the largest number in a value; 0 where it holds none."""
    if isinstance(value, np.ndarray):
        numbers = value[np.isfinite(value)] if value.dtype.kind == "f" else value
        return float(np.abs(numbers).max(initial=0.0)) if value.dtype.kind in "fiu" else 0.0
    if isinstance(value, (list, tuple)):
        return max(map(_largest, value), default=0.0)
    return abs(float(value)) if type(value) in (int, float) and np.isfinite(value) else 0.0
