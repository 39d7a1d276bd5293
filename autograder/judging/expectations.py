"""`expect`: is what was observed right, and if not, which known mistake is it?"""

from __future__ import annotations

import builtins
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging.compare import difference, is_plain, settled

Example = tuple[str, object]


@dataclass(frozen=True)
class Mistake:
    """A known misconception: what it would have returned, what to try next, and where the book explains it.

    `value` is a plain value, several in `either(...)`, or a function of what was observed that says whether this
    mistake was made (for mistakes whose result depends on details, such as a step size).
    """

    value: object
    hint: str | None = None
    see: str | None = None


@dataclass(frozen=True)
class _Either:
    values: tuple[object, ...]


def either(*values: object) -> _Either:
    """Several values, or functions, that show one and the same mistake."""
    return _Either(values)


def raised(name: str) -> dict[str, str]:
    """What `observing.outcome` leaves when an exception was raised."""
    return {"raised": name}


def renamed(right: Sequence[object], arguments: str, at: int = -1) -> dict[str, object]:
    """For a list of calls, of which the one at `at` names its arguments: all are right but that one, which raised TypeError."""

    def test(seen: Any) -> bool:
        others = list(seen)
        if others[at] != raised("TypeError"):
            return False
        others[at] = right[at]
        return difference(settled(others), settled(list(right)), 1e-4, 1e-4) is None

    return {"an argument has another name": Mistake(test, f"The arguments keep their names: {arguments}.")}


class Wrong(AssertionError):
    """What was observed is wrong. `str()` of it reads well under plain nbgrader too."""

    def __init__(
        self,
        message: str,
        diagnosis: str | None = None,
        hint: str | None = None,
        see: str | None = None,
        example: tuple[str, str, str] | None = None,
    ) -> None:
        self.message = message
        self.diagnosis = diagnosis
        self.hint = hint
        self.see = see
        self.example = example
        shown = f"For example, {example[0]} gave {example[1]}, expected {example[2]}." if example else None
        see_also = f"See {see}." if see else None
        super().__init__(" ".join(part for part in (message, shown, hint, see_also) if part))


_FEW = 8  # numbers of a student's value that are shown, where fewer are expected

notes: list[str] = []  # what to tell the student although the answer was accepted; `verdict.run` collects them


def expect(
    observed: object,
    right: object,
    *,
    mistakes: Mapping[str, object] | None = None,
    what: str = "the result",
    shown: object = None,
    example: Example | list[Example] | None = None,
    stand_in: Mapping[str, object] | None = None,
    see: str | None = None,
    rtol: float = 1e-6,
    atol: float = 1e-9,
) -> None:
    """Raise Wrong unless `observed` equals `right`: exact type, shape and dtype, then values within a tolerance.

    A number is right if it differs by at most `atol + rtol * |right|`; in float32 and float16, `rtol` is at least
    1e-5 and 5e-3. `mistakes` maps a diagnosis to the value that this mistake returns (or a `Mistake`); where
    exactly one fits, it is named. `what` says in words which property is judged, for the student.

    `example` is (the call as text, its right value) for an input that the student can see, `shown` what was
    observed of it; or a list of such pairs and a list of observations, of which the first that differs is shown.
    They must be right as well. `stand_in` maps the name of an earlier task's function to what was observed
    with a correct one in its place: if that is right, `expect` passes and leaves a note.
    `see` is a page and section of the book, for mistakes that name none.
    """
    examples = [example] if isinstance(example, tuple) else list(example or [])
    shown_values = [shown] if isinstance(example, tuple) else shown
    right = settled(right)
    if not is_plain(right):
        raise TypeError("the right value must be made of plain values and NumPy arrays of numbers")
    observed = settled(observed)
    problem = _problem(observed, right, rtol, atol)
    first_shown = _first_wrong(shown_values, examples, rtol, atol)
    if problem is None and first_shown is None:
        return
    telling = observed
    for name, value in (stand_in or {}).items():
        value = settled(value)
        if problem is not None and _problem(value, right, rtol, atol) is None:
            notes.append(f"judged with a correct {name}, since yours failed")
            return
        telling = value  # the earlier task's mistake must not hide this one's
    diagnosis, mistake = _diagnose(telling, mistakes or {}, rtol, atol)
    if diagnosis is None:
        diagnosis, mistake = (
            _general(telling, right) if problem else _general(settled(shown_values), [settled(value) for _, value in examples])
        )
        if diagnosis and diagnosis.startswith("raised") and mistake.hint is None and examples and first_shown is None:
            mistake = Mistake(
                None, "Not for what the visible checks pass: for something else that the text allows. Another shape, size or dtype?"
            )
    said = f"{what[0].upper()}{what[1:]}: {diagnosis or problem or 'not right for an input that you can see'}."
    raise Wrong(said, diagnosis, mistake.hint, mistake.see or see, first_shown)


def _problem(observed: object, right: object, rtol: float, atol: float) -> str | None:
    if not is_plain(observed):
        return "it is not made of numbers"
    return difference(observed, right, rtol, atol)


def _first_wrong(shown: Any, examples: list[Example], rtol: float, atol: float) -> tuple[str, str, str] | None:
    if not examples:
        return None
    values = list(shown) if type(shown) in (list, tuple) else []
    values += [None] * (len(examples) - len(values))
    for value, (call, right) in zip(values, examples, strict=False):
        value, right = settled(value), settled(right)
        if _problem(value, right, rtol, atol) is not None:
            most = max(_FEW, _size(right))
            return call, _shown(value, _texts(right), most), _shown(right, _texts(right), most)
    return None


def _diagnose(observed: object, mistakes: Mapping[str, object], rtol: float, atol: float) -> tuple[str | None, Mistake]:
    """The one mistake that fits; none where several do."""
    fits: dict[str, Mistake] = {}
    if is_plain(observed):
        for name, known in mistakes.items():
            mistake = known if isinstance(known, Mistake) else Mistake(known)
            if _fits(observed, mistake.value, rtol, atol):
                fits[name] = mistake
    return next(iter(fits.items())) if len(fits) == 1 else (None, Mistake(None))


def _fits(observed: object, value: object, rtol: float, atol: float) -> bool:
    if isinstance(value, _Either):
        return any(_fits(observed, one, rtol, atol) for one in value.values)
    if callable(value):
        return _says(value, observed)
    return difference(observed, settled(value), rtol, atol) is None


def _says(test: Callable[[Any], object], observed: object) -> bool:
    try:
        return bool(test(observed))
    except Exception:  # written for values of one shape, asked about another
        return False


def _general(observed: object, right: object) -> tuple[str | None, Mistake]:
    """What can be said without knowing the task: an exception, nothing returned, another shape or dtype."""
    one, other = _first_difference(observed, right)
    name = _raised_name(one)
    wanted = _raised_name(other)
    if name == "NotAllowed":
        hint = "This task asks you to build it; a ready-made version is switched off while your code is judged."
        return "borrowed instead of built", Mistake(None, hint)
    if name == "NotNumbers":
        hint = "Return what the text asks for: numbers, arrays or tensors, and nothing beside them."
        return "not made of numbers", Mistake(None, hint)
    if name == "NotImplementedError":
        return "not solved yet", Mistake(None, "Replace `raise NotImplementedError()` by your code.")
    if name == "NameError":
        return "raised NameError", Mistake(None, "Is the name defined, in the cell that asks for it?")
    if name is not None and name != wanted:
        return f"raised {name}" + (f" instead of {wanted}" if wanted else ""), Mistake(None)
    if wanted is not None:
        return f"did not raise {wanted}", Mistake(None)
    if one is None:
        return "returned nothing", Mistake(None, "Does the function end with `return`?")
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        if one.shape != other.shape:
            return "wrong shape", Mistake(None)
        if one.dtype != other.dtype:
            return "wrong dtype", Mistake(None)
        if other.dtype.kind == "f" and not np.isfinite(one).all() and np.isfinite(other).all():
            return "not finite", Mistake(None, "NaN and infinity come from a division by 0, and from numbers that grow without bound.")
    return None, Mistake(None)


def _first_difference(observed: object, right: object) -> tuple[object, object]:
    """The first pair of entries of equally long lists, or of dictionaries, that differ by more than rounding."""
    if type(observed) is type(right) and _raised_name(observed) is None:
        pairs: list[tuple[object, object]] = []
        if isinstance(observed, (list, tuple)) and isinstance(right, (list, tuple)):
            pairs = list(zip(observed, right, strict=False))
        elif isinstance(observed, dict) and isinstance(right, dict) and set(observed) == set(right):
            pairs = [(observed[key], right[key]) for key in right]
        for one, other in pairs:
            if _problem(one, other, 1e-4, 1e-4) is not None:
                return _first_difference(one, other)
    return observed, right


def _raised_name(value: object) -> str | None:
    """The class that `outcome` names; any other text there is the student's own, and is not repeated."""
    if type(value) is dict and list(value) == ["raised"] and type(value["raised"]) is str:
        name = str(value["raised"])
        return name if name in ("NotAllowed", "NotNumbers") or isinstance(getattr(builtins, name, None), type) else "Exception"
    return None


def _texts(value: object) -> set[str]:
    """All texts in a plain value."""
    if isinstance(value, str):
        return {value}
    parts = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return {text for part in parts for text in _texts(part)}


def _size(value: object) -> int:
    """How many numbers, or rows of none, a plain value holds."""
    if isinstance(value, np.ndarray):
        return math.prod(max(side, 1) for side in value.shape)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else None
    return sum(map(_size, parts)) if parts is not None else value is not None and not isinstance(value, str)


def _shown(value: object, texts: set[str], most: int) -> str:
    """A value as a student writes it, short. Of texts only `texts`, and `most` rounded numbers: more could quote the hidden test."""
    name = _raised_name(value)
    if not is_plain(value) or name == "NotNumbers":
        return "something that is not made of numbers"
    if name is not None:
        return f"{'an error' if name == 'NotAllowed' else name}"
    if type(value) is dict and list(value) == ["type"]:
        return "something of another type"
    if _size(value) > most:
        return f"an array of shape {value.shape}" if isinstance(value, np.ndarray) else "more numbers than expected"
    text = _rounded(value, texts)
    return text if len(text) <= 200 else text[:200] + " …"


def _rounded(value: object, texts: set[str]) -> str:
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, float) or (isinstance(value, int) and abs(value) >= 10**6):
        return f"{value:.6g}"
    if isinstance(value, str):
        return repr(value) if value in texts else "another text"
    if isinstance(value, (list, tuple)):
        inner = ", ".join(_rounded(item, texts) for item in value)
        return f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_rounded(key, texts)}: {_rounded(item, texts)}" for key, item in value.items()) + "}"
    return repr(value)
