"""`expect`: is what was observed right, and if not, which known mistake is it?"""

from __future__ import annotations

import builtins
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from autograder.judging.compare import difference, is_plain, is_vast, settled
from autograder.judging.findings import Example, Finding
from autograder.judging.notes import note
from autograder.reasons import Reason, reason, text
from autograder.words import sentence

Visible = tuple[str, object]


@dataclass(frozen=True)
class Mistake:
    """A known misconception: what it would have returned, what to try next, and where the book explains it.

    `value` is a plain value, several in `either(...)`, or a function of what was observed that says whether this
    mistake was made (for mistakes whose result depends on details, such as a step size).
    """

    value: object
    hint: str | Reason | None = None
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
        message: str | Reason,
        diagnosis: str | Reason | None = None,
        hint: str | Reason | None = None,
        see: str | None = None,
        shown: Example | None = None,
        choice: str | None = None,
    ) -> None:
        known, advice = (as_reason(words) if words else None for words in (diagnosis, hint))
        self.finding = Finding(as_reason(message), known, advice, see)
        self.shown = shown
        self.choice = choice
        self.see = see
        self.diagnosis = sentence(self.finding.mistake) if self.finding.mistake else None
        self.hint = sentence(self.finding.hint) if self.finding.hint else None
        self.example = (shown.call, sentence(shown.gave), sentence(shown.expected)) if shown else None
        said = "For example, {} gave {}, expected {}.".format(*self.example) if self.example else None
        see_also = f"See {see}." if see else None
        super().__init__(" ".join(part for part in (sentence(self.finding.what), said, self.hint, see_also) if part))


class Several(Wrong):
    """All that is wrong with one task: `findings`, the most basic first, and how many properties hold."""

    def __init__(
        self, findings: Sequence[Finding], shown: Example | None, held: int, checked: int, wrong_kinds: tuple[str, ...] = ()
    ) -> None:
        first = findings[0]
        super().__init__(first.what, first.mistake, first.hint, first.see, shown)
        self.findings, self.held, self.checked, self.wrong_kinds = tuple(findings), held, checked, wrong_kinds
        self.args = (" ".join([str(self), *(sentence(one.what) for one in self.findings[1:])]),)


def as_reason(words: str | Reason) -> Reason:
    """Words of an author as a reason; a reason stays what it is."""
    return text(words) if isinstance(words, str) else words


#: What is said of a value of which only the type was kept; the student's process names it, so that no other name is repeated.
_OF_TYPE = {"list": "a-list", "tuple": "a-tuple", "dict": "a-dictionary", "str": "a-some-text", "ndarray": "an-array"}
_FEW = 8  # numbers of a student's value that are shown, where fewer are expected


def expect(
    observed: object,
    right: object,
    *,
    mistakes: Mapping[str, object] | None = None,
    what: str = "the result",
    shown: object = None,
    example: Visible | list[Visible] | None = None,
    with_right: Mapping[str, object] | None = None,
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
    They must be right as well. `with_right` maps the name of an earlier task's function to what was observed
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
    first_shown = first_wrong(shown_values, examples, rtol, atol)
    if problem is None and first_shown is None:
        return
    telling = observed
    for name, value in (with_right or {}).items():
        value = settled(value)
        if problem is not None and _problem(value, right, rtol, atol) is None:
            note(reason("judged-with", task=[name]))
            return
        telling = value  # the earlier task's mistake must not hide this one's
    diagnosis: str | Reason | None
    diagnosis, mistake = _diagnose(telling, right, mistakes or {}, rtol, atol)
    if diagnosis is None:
        diagnosis, mistake = found_in_general = (
            general(telling, right) if problem else general(settled(shown_values), [settled(value) for _, value in examples])
        )
        if (
            found_in_general[0]
            and found_in_general[0].code in ("raised", "raised-instead")
            and mistake.hint is None
            and examples
            and first_shown is None
        ):
            mistake = Mistake(None, reason("try-hidden-input"))
    found = as_reason(diagnosis or problem or reason("wrong-for-visible"))
    said = reason("found", what=f"{what[0].upper()}{what[1:]}", found=found)
    raise Wrong(said, diagnosis, mistake.hint, mistake.see or see, first_shown)


def _problem(observed: object, right: object, rtol: float, atol: float) -> Reason | None:
    if not is_plain(observed):
        return reason("is-not-numbers")
    return difference(observed, right, rtol, atol)


def first_wrong(shown: Any, examples: list[Visible], rtol: float, atol: float) -> Example | None:
    """The first of the visible calls that did not give what is right; None where all did."""
    if not examples:
        return None
    values = list(shown) if type(shown) in (list, tuple) else []
    values += [None] * (len(examples) - len(values))
    for value, (call, right) in zip(values, examples, strict=False):
        value, right = settled(value), settled(right)
        if _problem(value, right, rtol, atol) is not None:
            return as_example(call, value, right)
    return None


def as_example(call: str, value: object, right: object, part: str | None = None) -> Example:
    """What a visible call gave beside what is right, as a student writes it; of several properties the one named `part`."""
    value, right = _of_the_call(value), _of_the_call(right)
    most = max(_FEW, _size(right))
    seen, wanted = _shown(value, _texts(right), most), _shown(right, _texts(right), most)
    if seen == wanted and isinstance(value, np.ndarray) and isinstance(right, np.ndarray):  # its kind is what is wrong
        seen, wanted = (text(f"{sentence(said)} ({array.dtype})") for said, array in ((seen, value), (wanted, right)))
    if part is not None:
        seen, wanted = (reason("shown-part", part=part, shown=said) for said in (seen, wanted))
    return Example(call, seen, wanted)


def _of_the_call(value: object) -> object:
    """What a call gave, without what was only noted beside it: which of its numbers are exactly 0. No student's code returned that."""
    if type(value) is list and len(value) == 2 and all(isinstance(part, np.ndarray) for part in value):
        numbers, zeros = value
        if zeros.dtype == bool and numbers.dtype.kind in "iuf" and np.array_equal(numbers == 0, zeros):
            return numbers
    return value


def _diagnose(observed: object, right: object, mistakes: Mapping[str, object], rtol: float, atol: float) -> tuple[str | None, Mistake]:
    """The one mistake that fits; none where several do."""
    fits: dict[str, Mistake] = {}
    if is_plain(observed) and not is_vast(observed, right):
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


def general(observed: object, right: object) -> tuple[Reason | None, Mistake]:
    """What can be said without knowing the task: an exception, nothing returned, another shape or dtype."""
    one, other = _first_difference(observed, right)
    name = _raised_name(one)
    wanted = _raised_name(other)
    if name == "NotAllowed":
        return reason("borrowed"), Mistake(None, reason("try-building"))
    if name == "NotNumbers":
        return reason("not-numbers"), Mistake(None, reason("try-numbers"))
    if name == "NotSolved":
        return reason("not-solved"), Mistake(None, reason("try-solving"))
    if name == "NameError":
        return reason("raised", kind=name), Mistake(None, reason("try-defining"))
    if name is not None and name != wanted:
        return reason("raised-instead", kind=name, wanted=wanted) if wanted else reason("raised", kind=name), Mistake(None)
    if wanted is not None:
        return reason("not-raised", wanted=wanted), Mistake(None)
    if one is None:
        return reason("nothing"), Mistake(None, reason("try-returning"))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        if one.shape != other.shape:
            return reason("wrong-shape"), Mistake(None, reason("try-shape"))
        if one.dtype != other.dtype:
            return reason("wrong-dtype"), Mistake(None, reason("try-dtype"))
        if other.dtype.kind == "f" and not np.isfinite(one).all() and np.isfinite(other).all():
            return reason("not-finite"), Mistake(None, reason("try-finite"))
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
        return name if name in ("NotAllowed", "NotNumbers", "NotSolved") or isinstance(getattr(builtins, name, None), type) else "Exception"
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


def _shown(value: object, texts: set[str], most: int) -> Reason:
    """A value as a student writes it, short. Of texts only `texts`, and `most` rounded numbers: more could quote the hidden test."""
    name = _raised_name(value)
    if not is_plain(value) or name == "NotNumbers":
        return reason("shown-not-numbers")
    if name is not None:
        kind = "NotImplementedError" if name == "NotSolved" else name
        return reason("shown-error") if name == "NotAllowed" else reason("shown-raised", kind=kind)
    if type(value) is dict and list(value) == ["type"]:
        kind = value["type"]
        return reason(_OF_TYPE.get(kind, "shown-other-type") if type(kind) is str else "shown-other-type")
    if _size(value) > most:
        return reason("shown-shape", shape=str(value.shape)) if isinstance(value, np.ndarray) else reason("shown-more")
    written = _rounded(value, texts)
    return text(written if len(written) <= 200 else written[:200] + " …")


def _rounded(value: object, texts: set[str]) -> str:
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, int) and abs(value) >= 10**6:
        return f"{Decimal(value):.5e}" if abs(value) >= 10**300 else f"{value:.6g}"  # no float is as large
    if isinstance(value, str):
        return repr(value) if value in texts else "'…'"
    if isinstance(value, (list, tuple)):
        inner = ", ".join(_rounded(item, texts) for item in value)
        return f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_rounded(key, texts)}: {_rounded(item, texts)}" for key, item in value.items()) + "}"
    return repr(value)
