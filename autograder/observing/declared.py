"""A declared test, as the student's process and the judge both know it: which calls are made, and what must hold for each.

The author writes `inputs`, `call` and `contract`; the compiler hands them to both processes. Here the calls are listed (`list_cases`,
the same in both, from one seed) and made (`observe`, in the student's process alone).
"""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from autograder.observing.values import outcome, plain, replaced

Inputs = Callable[[np.random.Generator], Iterable[tuple[Any, ...]]]
Call = Callable[..., object]


@dataclass(frozen=True)
class Case:
    """One call of the student's code.

    `group` is the property that the call belongs to ("" for the values themselves), `kind` the kind of input, in words for the student.
    `reference` are the arguments with which the right rule is asked, where they are not `args` themselves (an array instead of a tensor,
    say). `base` is the place of the case that this one was derived from. `dtype` is the precision in which the call was made.
    """

    kind: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    group: str = ""
    reference: tuple[Any, ...] | None = None
    base: int | None = None
    dtype: str | None = None

    @property
    def known(self) -> tuple[Any, ...]:
        """The arguments for a rule."""
        return self.args if self.reference is None else self.reference

    @property
    def known_by_name(self) -> Mapping[str, Any]:
        """The named arguments for a rule: none where `reference` holds them too."""
        return self.kwargs if self.reference is None or len(self.reference) == len(self.args) else {}


class Word:
    """One word of a contract: what holds for every call. A subclass says which further calls show it.

    `name` is the property in words, `mistake` what is said where it does not hold, and `hint` what helps. A word that needs no further
    calls leaves `derive` alone; one with a method `observe(namespace)`, a kit's, leaves what that returns for the kit's judge.
    """

    name: str = ""
    mistake: str | None = None
    hint: str | None = None

    def derive(self, cases: Sequence[Case]) -> Iterator[Case]:
        """Further calls, made from those of `inputs`; called in both processes before any call is made."""
        return iter(())


@dataclass(frozen=True)
class keeps_arguments(Word):
    """No call changes what it was given; looked at after each call of `inputs`."""

    hint: str | None = "-=, *= and methods such as sort change the array or list itself. Build a new one, or work on a copy."
    name = "the arguments stay as they were"
    mistake = "changes the caller's arguments"


@dataclass(frozen=True)
class same_again(Word):
    """A call gives the same when it is made again, in another order, with new objects, which have been in a call with other contents.

    `most` bounds how many are repeated.
    """

    most: int | None = None
    name = "the same answer when asked again"
    mistake = "another answer when asked again"
    hint = "The result must depend only on the arguments. Keep nothing between two calls, and draw no random numbers without a seed."


@dataclass(frozen=True)
class new_results(Word):
    """What the function `function` returns is the caller's: neither an argument, nor an array that a later call writes into.

    Looked at for each call of `inputs`: the arguments are changed once the result is there, then the function is called with them again.
    """

    function: str
    name = "the result is new"
    mistake = "returns the array that it got"
    mistake_later = "a later call changes an earlier result"
    hint = "The caller may change its arrays afterwards. Return a new one in every case, even if there is nothing to do."
    hint_later = "Make a new array in each call. One that is kept and filled again is the same array for every caller."


@dataclass(frozen=True)
class by_name(Word):
    """The arguments have these names. The first `inputs` that has them all is called by name, in another order."""

    names: tuple[str, ...]
    shown: str
    name = "the arguments by their names"
    mistake = "an argument has another name"
    other_result = "another result where the arguments are passed by name"  # no error: two names may have changed places

    def __init__(self, *names: str, shown: str | None = None) -> None:
        """`shown` are the names as the hint lists them, where some are not the student's."""
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "shown", shown or ", ".join(names))

    @property
    def hint(self) -> str:  # type: ignore[override]
        return f"The arguments keep their names: {self.shown}."

    @property
    def hint_of_order(self) -> str:
        """For a call that gives another result: the names are there."""
        return f"The arguments keep their names and their order: {self.shown}."

    def derive(self, cases: Sequence[Case]) -> Iterator[Case]:
        for at, case in enumerate(cases):
            if case.group == "" and len(case.args) == len(self.names):
                named = dict(reversed(list(zip(self.names, case.args, strict=True))))
                yield Case("arguments by name", (), named, group=self.name, reference=case.args, base=at)
                return
        raise ValueError(f"by_name({', '.join(map(repr, self.names))}): no input has all of these arguments; add one")


@dataclass(frozen=True)
class in_dtypes(Word):
    """The same values in lower precision: the floating arrays of the first `most` inputs, in each of these dtypes."""

    dtypes: tuple[str, ...]
    most: int

    name = "other floating dtypes"

    def __init__(self, *dtypes: str, most: int = 2) -> None:
        object.__setattr__(self, "dtypes", dtypes)
        object.__setattr__(self, "most", most)

    def derive(self, cases: Sequence[Case]) -> Iterator[Case]:
        for dtype in self.dtypes:
            found = [(at, case) for at, case in enumerate(cases) if case.group == "" and any(map(_floating, case.args))]
            for at, case in found[: self.most]:
                args = tuple(map_arrays(partial(_cast, dtype), arg) for arg in case.args)
                known = tuple(map_arrays(partial(_cast, "float64"), arg) for arg in args)
                yield Case(f"{case.kind} in {dtype}", args, case.kwargs, group=dtype, reference=known, base=at, dtype=dtype)


def _cast(dtype: str, array: Any) -> Any:
    return array.astype(dtype)


def map_arrays(change: Callable[[Any], Any], value: Any) -> Any:
    """`value` with each floating array in it changed; lists, tuples and dictionaries are walked."""
    if type(value) is np.ndarray and value.dtype.kind == "f":
        return change(value)
    if type(value) in (list, tuple):
        return type(value)(map_arrays(change, item) for item in value)
    if type(value) is dict:
        return {key: map_arrays(change, item) for key, item in value.items()}
    return value


def _floating(value: Any) -> bool:
    found: list[bool] = []
    map_arrays(lambda array: found.append(True), value)
    return bool(found)


@dataclass(frozen=True)
class Example:
    """A call that students can see, as they would write it, with its arguments."""

    text: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    group: str = ""


def example(text: str, *args: Any, group: str = "", **kwargs: Any) -> Example:
    """A visible call. Without arguments they are read from the text, which may use `np`: those of `f(a)(b)` are b, then a.

    `group` is the property that it shows, where that is not the values themselves. Raises ValueError where the text is no call.
    """
    if args or kwargs:
        return Example(text, args, kwargs, group)
    import ast

    node = ast.parse(text, mode="eval").body
    found: list[Any] = []
    named: dict[str, Any] = {}
    if not isinstance(node, ast.Call):
        raise ValueError(f"the example {text!r} is not a call")
    while isinstance(node, ast.Call):
        found += [_value(argument) for argument in node.args]
        named |= {keyword.arg: _value(keyword.value) for keyword in node.keywords if keyword.arg}
        node = node.func
    return Example(text, tuple(found), named, group)


def _value(node: Any) -> Any:
    import ast
    import builtins

    return eval(compile(ast.Expression(node), "<example>", "eval"), {"np": np, "__builtins__": vars(builtins)})


@dataclass(frozen=True)
class Earlier:
    """A function or class of an earlier task that this one may use.

    Where the student's own is wrong on `probe(own)`, the calls are made once more with `right` in its place, so that an earlier mistake
    costs no points here.
    """

    name: str
    right: Any = None
    probe: Callable[[Any], object] | None = None  #: None where the right one is not there: the student's own is taken as it is

    def is_right(self, own: Any) -> bool:
        """Whether the student's own gives what the right one gives."""
        if self.probe is None:
            return True
        found, wanted = (outcome(partial(self.probe, one)) for one in (own, self.right))
        return _alike(found, wanted)


def _alike(found: Any, wanted: Any) -> bool:
    if type(found) is not type(wanted):
        return False
    if type(wanted) in (list, tuple):
        return len(found) == len(wanted) and all(map(_alike, found, wanted))
    if type(wanted) is dict:
        return set(found) == set(wanted) and all(_alike(found[key], wanted[key]) for key in wanted)
    if type(wanted) is np.ndarray and wanted.dtype.kind == "f":
        same_zeros = found.shape == wanted.shape and np.array_equal(found == 0, wanted == 0)
        return bool(same_zeros and np.allclose(found, wanted, rtol=1e-6, atol=1e-9))
    return bool(np.all(found == wanted))


class named(dict):  # type: ignore[type-arg]
    """Arguments of an input that are passed by name: `yield "l2 alone", w, named(l2=0.3)`."""


def list_cases(inputs: Inputs, contract: Sequence[Word], seed: int) -> list[Case]:
    """All calls, those of `inputs` first. An input is `(kind, *arguments)`; a kind `group / kind` belongs to a property of its own.

    Raises ValueError where a word of the contract finds no input to begin with.
    """
    base = []
    for kind, *args in inputs(np.random.default_rng(seed)):
        kwargs = args.pop() if args and isinstance(args[-1], named) else {}
        group, colon, rest = str(kind).partition(" / ")
        base.append(Case(rest if colon else group, tuple(args), kwargs, group=group if colon else ""))
    return base + [case for word in contract for case in word.derive(base)]


def observe(
    inputs: Inputs,
    call: Call,
    seed: int,
    *,
    contract: Sequence[Word] = (),
    examples: Sequence[Example | str] = (),
    earlier: Sequence[Earlier] = (),
    forbidden: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext,
    namespace: MutableMapping[str, Any],
) -> dict[str, Any]:
    """Makes all calls and keeps what they gave, as plain values, for `autograder.judging.declared.judge`.

    `call` takes the arguments of an input and returns what is to be judged; `namespace` is the notebook's, in which `earlier`
    functions are replaced; under `forbidden` all calls are made.
    """
    cases = list_cases(inputs, contract, seed)
    shown = [one if isinstance(one, Example) else example(one) for one in examples]
    again = next((word for word in contract if isinstance(word, same_again)), None)
    keeps = any(isinstance(word, keeps_arguments) for word in contract)
    new = next((word for word in contract if isinstance(word, new_results)), None)

    def make() -> dict[str, Any]:
        found = _make(call, cases, shown, again, keeps, seed)
        if new is not None:
            function = namespace.get(new.function)
            found["new"] = [outcome(partial(_result_over_time, function, case)) for case in cases]
        return found

    with forbidden():
        seen = make()
        wrong = {one.name: one.right for one in earlier if not one.is_right(namespace.get(one.name))}
        if wrong:
            with replaced(namespace, **wrong):
                right = make()
            seen |= {"with_right": right, "replaced": sorted(wrong)}
    for word in contract:
        if hasattr(word, "observe"):
            seen[f"word {word.name}"] = word.observe(namespace)
    return seen


def _make(call: Call, cases: Sequence[Case], shown: Sequence[Example], again: same_again | None, keeps: bool, seed: int) -> dict[str, Any]:
    base = [at for at, case in enumerate(cases) if case.base is None]
    seen: dict[str, Any] = {"values": [], "kept": [], "again": []}
    for case in cases:
        args = copy.deepcopy(case.args)
        seen["values"].append(outcome(partial(call, *args, **copy.deepcopy(dict(case.kwargs)))))
        if keeps:
            seen["kept"].append([_kept(arg) for arg in args])
    if again is not None:
        order = np.random.default_rng(seed + 1).permutation(len(base))[: again.most]
        found: list[Any] = [None] * len(base)
        for place in order:
            case = cases[base[place]]
            found[place] = [outcome(partial(_call_of_objects_used_before, call, case))]
        seen["again"] = found
    seen["shown"] = show(call, shown)
    return seen


def _call_of_objects_used_before(call: Call, case: Case) -> Any:
    """The call with objects that were in a call before, with other contents: what was kept of them by who they are, is wrong now."""
    args, kwargs = copy.deepcopy(case.args), copy.deepcopy(dict(case.kwargs))
    contents = list(_contents([*args, *kwargs.values()]))
    changed = [_change(part) for part, _ in contents]
    if any(changed):
        outcome(partial(call, *args, **kwargs))
        for part, before in contents:
            _put_back(part, before)
    return call(*args, **kwargs)


def _contents(value: Any) -> Iterator[tuple[Any, Any]]:
    """All arrays, lists and dictionaries in `value`, each once, with a copy of what it holds."""
    parts, seen = [value], set()
    while parts:
        part = parts.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        if isinstance(part, np.ndarray):
            yield part, part.copy()
        elif type(part) in (list, dict):
            yield part, copy.copy(part)
        if type(part) in (list, tuple, dict):
            parts += part.values() if type(part) is dict else part


def _change(part: Any) -> bool:
    """Half of each number of an array or a list, in the opposite order: neither sums, norms nor places stay. Whether it is now another."""
    before = copy.copy(part)
    if isinstance(part, np.ndarray) and part.dtype.kind == "f":
        part[...] = np.flip(before) / 2
        return not np.array_equal(part, before)
    if type(part) is list and all(type(item) is float for item in part):
        part[:] = [item / 2 for item in reversed(part)]
        return bool(part != before)
    return False


def _put_back(part: Any, before: Any) -> None:
    """Also what the call has changed, for which it answers elsewhere."""
    if isinstance(part, np.ndarray):
        _unlocked(part).shape = before.shape
        part[...] = before
    elif type(part) is list:
        part[:] = before
    else:
        part.clear()
        part.update(before)


def _unlocked(array: Any) -> Any:
    """An array that can be written again: whoever locks one against mistakes of their own changes nothing."""
    array.setflags(write=True)
    return array


def _result_over_time(function: Any, case: Case) -> list[Any]:
    """A result as it was, once the arguments have changed, and once the function was called with those."""
    args, named = copy.deepcopy(case.args), copy.deepcopy(dict(case.kwargs))
    result = function(*args, **named)
    found = [_copied(result)]
    for arg in (*args, *named.values()):
        if isinstance(arg, np.ndarray):
            _unlocked(arg)[...] = 3 - np.flip(arg)
        elif hasattr(arg, "assign"):  # a variable
            arg.assign(3 - arg)
    found.append(_copied(result))
    outcome(lambda: function(*args, **named))
    return [*found, _copied(result)]


def _copied(value: Any) -> Any:
    return copy.deepcopy(outcome(lambda: value))


def show(
    call: Call,
    examples: Sequence[Example | str],
    *,
    forbidden: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext,
) -> list[Any]:
    """What the visible examples give, in a process that is given nothing else of a declared test."""
    shown = [one if isinstance(one, Example) else example(one) for one in examples]
    with forbidden():
        return [outcome(partial(call, *copy.deepcopy(one.args), **copy.deepcopy(dict(one.kwargs)))) for one in shown]


def _kept(value: Any) -> Any:
    """An argument after the call, as a plain value; a function, or whatever else has no plain form, as None."""
    if callable(value):
        return None
    if type(value) in (list, tuple):
        return [_kept(item) for item in value]
    if type(value) is dict:
        return {str(key): _kept(item) for key, item in value.items()}
    return outcome(lambda: value if value is None or type(value) in (bool, int, float, str) else plain(value))


__all__ = [
    *("Case", "Earlier", "Example", "Word"),
    *("by_name", "example", "in_dtypes", "keeps_arguments", "list_cases", "map_arrays", "named", "new_results", "observe", "same_again"),
]
