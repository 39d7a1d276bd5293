"""Saboteurs: each makes a right answer wrong in one way that an author of tests easily overlooks.

A saboteur is a few lines of source that stand below a right answer and wrap its function, or a method of its class, under the same name
and signature. What the lines use is in `sabotage_frame.py`, whose text runs in a cell before. Which saboteurs apply to an
answer is told by its code, and by the kinds of values that its tests give to it and get from it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

FRAME = Path(__file__).with_name("sabotage_frame.py").read_text(encoding="utf-8")

_SPOILABLE = {"number", "numbers", "bool", "text", "list of text"}
_CONFIGURING = {"get_config", "from_config"}


@dataclass(frozen=True)
class Subject:
    """A function of an answer, a method of a class of it, or its constructor.

    `kinds` are those of the arguments and of what is returned (`"return"`), in the words of the frame's `_kinds`; of a
    method, also those of the constructor's arguments.
    """

    name: str
    method: str | None = None
    parameters: tuple[str, ...] = ()  #: without the object itself
    constructor: tuple[str, ...] = ()  #: of a method: what the objects of its class are made with
    methods: frozenset[str] = frozenset()  #: of the class
    defaults: bool = False  #: whether the object can be made with no argument
    refuses: bool = False  #: whether it raises an error of its own accord
    kinds: Mapping[str, Collection[str]] = field(default_factory=dict)

    @property
    def target(self) -> str:
        return f"{self.name}.{self.method}" if self.method else self.name

    def has(self, parameter: str, *kinds: str) -> bool:
        """Whether an argument, or the answer (`"return"`), is of one of these kinds."""
        return bool(set(kinds) & set(self.kinds.get(parameter, ())))

    def seen(self, found: Mapping[str, Mapping[str, Collection[str]]]) -> Subject:
        """With the kinds that were found, by target and parameter."""
        made = found.get(f"{self.name}.__init__", {}) if self.method else {}
        return replace(self, kinds={**{name: made[name] for name in made if name != "return"}, **found.get(self.target, {})})


def find_subjects(source: str, wanted: Collection[str]) -> list[Subject]:
    """The functions, constructors and public methods that an answer defines under the names that a task asks for."""
    found = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name in wanted:
            found.append(Subject(node.name, parameters=_parameters(node), refuses=_raises(node)))
        elif isinstance(node, ast.ClassDef) and node.name in wanted:
            found += _methods(node)
    return found


def _methods(node: ast.ClassDef) -> Iterator[Subject]:
    methods = {one.name: one for one in node.body if isinstance(one, ast.FunctionDef) and not one.decorator_list}
    own = methods.get("__init__")
    constructor = _parameters(own)[1:] if own else ()
    defaults = own is None or len(own.args.defaults) >= len(own.args.posonlyargs + own.args.args) - 1
    for name, method in methods.items():
        if name in ("__init__", "__call__") or not name.startswith("_"):
            yield Subject(
                node.name,
                name,
                _parameters(method)[1:],
                () if name == "__init__" else constructor,
                frozenset(methods),
                defaults,
                _raises(method),
            )


def _parameters(node: ast.FunctionDef) -> tuple[str, ...]:
    return tuple(one.arg for one in node.args.posonlyargs + node.args.args + node.args.kwonlyargs)


def _raises(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Raise) for inner in ast.walk(node))


def watch(subjects: Collection[Subject]) -> str:
    """Lines that leave an answer as right as it is, and note in `_seen` what kinds of values each subject gets and gives."""
    return "".join(f"\n\n{_put(one, f'_watched({one.target!r})')}" for one in subjects)


def _put(subject: Subject, answer_to: str) -> str:
    method = ", method=True" if subject.method else ""
    return f"{subject.target} = _sabotaged({subject.target}, {answer_to}{method})\n"


@dataclass(frozen=True)
class Saboteur:
    """The way in which an answer is made wrong. `parameter` is the argument that it is about, if it is about one."""

    parameter: str = ""

    @property
    def name(self) -> str:
        words = re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__).lower()
        return words + (f"({self.parameter})" if self.parameter else "")

    def applies(self, subject: Subject) -> bool:
        """Whether an answer can be wrong in this way."""
        raise NotImplementedError

    def answer_to(self, subject: Subject) -> str:
        """The body of a function of `call` that gives the wrong answer."""
        raise NotImplementedError

    def variants(self, subject: Subject) -> list[Saboteur]:
        """Itself, or itself for each argument that it can be about; empty where it does not apply."""
        return [self] if self.applies(subject) else []

    def lines(self, subject: Subject) -> str:
        """What stands below the right answer."""
        body = "".join(f"    {line}\n" for line in self.answer_to(subject).strip().split("\n"))
        keeps = ""
        if subject.constructor:
            keeps = f"{subject.name}.__init__ = _sabotaged({subject.name}.__init__, _keep_arguments, method=True)\n"
        return f"\n\ndef _wrong_answer(call):\n{body}\n\n{keeps}{_put(subject, '_wrong_answer')}"


class _AboutOneArgument(Saboteur):
    about: ClassVar[frozenset[str]]  #: the kinds of arguments that it can be about

    def variants(self, subject: Subject) -> list[Saboteur]:
        every = [replace(self, parameter=one) for one in (*subject.constructor, *subject.parameters)]
        return [one for one in every if subject.has(one.parameter, *self.about) and one.applies(subject)]


class _WrongWhen(_AboutOneArgument):
    """A wrong answer for some values of an argument, the right one for all others."""

    about = frozenset({"numbers"})
    condition: ClassVar[str]

    def applies(self, subject: Subject) -> bool:
        return subject.has("return", *_SPOILABLE) and subject.method not in _CONFIGURING

    def answer_to(self, subject: Subject) -> str:
        value = f"call[{self.parameter!r}]"
        return f"answer = call.answer()\nreturn _spoiled(answer) if {self._condition(value)} else answer"

    def _condition(self, value: str) -> str:
        return self.condition.format(value)


class Rounds(Saboteur):
    """Rounds what it returns to four decimals."""

    def applies(self, subject: Subject) -> bool:
        return subject.has("return", "float") and subject.method not in _CONFIGURING

    def answer_to(self, subject: Subject) -> str:
        return "return _rounded(call.answer(), 4)"


class ComputesInSinglePrecision(Saboteur):
    """Loses, in its arguments and in what it returns, what single precision does not hold."""

    def applies(self, subject: Subject) -> bool:
        return subject.has("return", "float") and subject.method not in _CONFIGURING

    def answer_to(self, subject: Subject) -> str:
        return "return _single(call.answer(**{name: _single(value) for name, value in call.arguments.items()}))"


class RemembersByShape(Saboteur):
    """Gives for an array the answer to the first array of that shape."""

    def applies(self, subject: Subject) -> bool:
        return any(subject.has(one, "numbers") for one in subject.parameters)

    def answer_to(self, subject: Subject) -> str:
        return 'return call.remembered(("shapes", id(call.owner), _shapes(call.arguments)))'


class RemembersByFirstArgument(Saboteur):
    """Gives the answer to the first call that had this first argument, whatever the others are, or the object's own."""

    def applies(self, subject: Subject) -> bool:
        return bool(subject.parameters) and subject.method != "__init__" and len(subject.parameters + subject.constructor) > 1

    def answer_to(self, subject: Subject) -> str:
        return 'return call.remembered(("first", _key(next(iter(call.arguments.values())))))'


class FailsOnTheSecondCall(Saboteur):
    """Raises an error in the second call, and is right in all others."""

    def applies(self, subject: Subject) -> bool:
        return subject.method != "__init__"

    def answer_to(self, subject: Subject) -> str:
        return 'if call.turn == 2:\n    raise RuntimeError("the second call")\nreturn call.answer()'


class Drifts(Saboteur):
    """Is off by a thousandth more from call to call."""

    def applies(self, subject: Subject) -> bool:
        return subject.has("return", "number", "numbers") and subject.method not in _CONFIGURING

    def answer_to(self, subject: Subject) -> str:
        return "return call.answer() if call.turn == 1 else _worse(call.answer(), 0.001 * (call.turn - 1))"


class DiffersWhenAskedAgain(Saboteur):
    """Gives another answer when the same is asked a second time."""

    def applies(self, subject: Subject) -> bool:
        return subject.has("return", *_SPOILABLE)

    def answer_to(self, subject: Subject) -> str:
        return "return _spoiled(call.answer()) if call.is_repeated() else call.answer()"


class ChangesItsArgument(_AboutOneArgument):
    """Gives the right answer, and leaves an argument changed."""

    about = frozenset({"array", "dict", "list"})

    def applies(self, subject: Subject) -> bool:
        return self.parameter in subject.parameters and subject.method != "__init__"

    def answer_to(self, subject: Subject) -> str:
        return f"answer = _copied(call.answer())\n_alter(call[{self.parameter!r}])\nreturn answer"


class IgnoresItsArgument(_AboutOneArgument):
    """Takes an argument's default whatever is given, or, where it has none, what was given first."""

    about = frozenset({"number", "numbers", "text", "bool", "dict", "list", "other"})

    def applies(self, subject: Subject) -> bool:
        return self.parameter in (subject.parameters if subject.method == "__init__" else subject.parameters[1:])

    def answer_to(self, subject: Subject) -> str:
        return f"return call.answer(**{{{self.parameter!r}: call.default({self.parameter!r})}})"


@dataclass(frozen=True)
class RightUpTo(_WrongWhen):
    """Is right as long as no entry of an argument is larger than a limit."""

    limit: int = 10
    about = frozenset({"number", "numbers"})

    @property
    def name(self) -> str:
        return f"right-up-to-{self.limit}({self.parameter})"

    def _condition(self, value: str) -> str:
        return f"_largest({value}) > {self.limit}"


@dataclass(frozen=True)
class RightDownTo(_WrongWhen):
    """Is right as long as no entry of an argument is nearer to 0 than a limit, unless it is 0."""

    limit: float = 1e-3
    about = frozenset({"number", "numbers"})

    def applies(self, subject: Subject) -> bool:
        return super().applies(subject) and subject.has(self.parameter, "float")

    @property
    def name(self) -> str:
        return f"right-down-to-{self.limit:g}({self.parameter})"

    def _condition(self, value: str) -> str:
        return f"_smallest({value}) < {self.limit:g}"


@dataclass(frozen=True)
class RightForAtMost(_WrongWhen):
    """Is right for arrays and lists of a few entries."""

    limit: int = 10
    about = frozenset({"numbers", "list"})

    @property
    def name(self) -> str:
        return f"right-for-at-most-{self.limit}({self.parameter})"

    def _condition(self, value: str) -> str:
        return f"_count({value}) > {self.limit}"


class OnlyForSeveralEntries(_WrongWhen):
    """Is wrong for an array or a list of one entry."""

    about = frozenset({"numbers", "list"})
    condition = "_count({}) == 1"


class OnlyForSeveralFeatures(_WrongWhen):
    """Is wrong for a matrix of one column."""

    about = frozenset({"matrix"})
    condition = "_columns({}) == 1"


class OnlyForOneFeature(_WrongWhen):
    """Is wrong for a matrix of several columns."""

    about = frozenset({"matrix"})
    condition = "_columns({}) > 1"


class OnlyWithoutTies(_WrongWhen):
    """Is wrong where two entries of an argument are equal in size."""

    condition = "_has_ties({})"


class WrongAtZero(_WrongWhen):
    """Is off at the boundary: wrong where an argument that is one number is 0."""

    about = frozenset({"number"})
    condition = "_is_zero({})"

    def applies(self, subject: Subject) -> bool:
        return super().applies(subject) and not subject.has(self.parameter, "numbers")  # an array of rank 0 is another thing


class WrongAtTheBoundary(_WrongWhen):
    """Is off at the boundary: wrong where an entry of another argument is exactly as large as this one."""

    about = frozenset({"number"})

    def applies(self, subject: Subject) -> bool:
        one_number = subject.has(self.parameter, "float") and not subject.has(self.parameter, "numbers")
        return super().applies(subject) and one_number and bool(self._others(subject))

    def answer_to(self, subject: Subject) -> str:
        meets = " or ".join(f"_meets(call[{one!r}], call[{self.parameter!r}])" for one in self._others(subject))
        return f"answer = call.answer()\nreturn _spoiled(answer) if {meets} else answer"

    def _others(self, subject: Subject) -> list[str]:
        return [one for one in subject.parameters if one != self.parameter and subject.has(one, "numbers")]


class TakesRepeatsAsOne(_AboutOneArgument):
    """Treats a list that holds the same array twice as if it held it once."""

    about = frozenset({"list of array", "list of tensor"})

    def applies(self, subject: Subject) -> bool:
        return self.parameter in subject.parameters

    def answer_to(self, subject: Subject) -> str:
        return f"return call.answer(**{{{self.parameter!r}: _without_repeats(call[{self.parameter!r}])}})"


class TakesTheFirstOfADictionary(_AboutOneArgument):
    """Takes the first value of a dictionary, under whatever name it stands."""

    about = frozenset({"dict"})

    def applies(self, subject: Subject) -> bool:
        return self.parameter in subject.parameters

    def answer_to(self, subject: Subject) -> str:
        return f"return call.answer(**{{{self.parameter!r}: _first_of(call[{self.parameter!r}])}})"


class ReadsADictionaryByPosition(_AboutOneArgument):
    """Takes the values of a dictionary in the order in which they stand, whatever their names are."""

    about = frozenset({"dict"})

    def applies(self, subject: Subject) -> bool:
        return self.parameter in subject.parameters

    def answer_to(self, subject: Subject) -> str:
        given = f"call[{self.parameter!r}]"
        return f"names = list(call.default({self.parameter!r}))\nreturn call.answer(**{{{self.parameter!r}: _by_position({given}, names)}})"


class ReturnsOneArrayAlways(Saboteur):
    """Hands out one and the same array in every call, so that earlier answers change with later ones."""

    def applies(self, subject: Subject) -> bool:
        return subject.has("return", "array")

    def answer_to(self, subject: Subject) -> str:
        return (
            "answer = call.answer()\n"
            "if not isinstance(answer, _np.ndarray):\n"
            "    return answer\n"
            'kept = call.kept(("array", _shapes(answer)), answer)\n'
            "if kept is not answer:\n"
            "    kept[...] = answer\n"
            "return kept"
        )


class ReturnsItsArgument(Saboteur):
    """Returns the argument itself where the answer is equal to it, so that who changes one changes the other."""

    def applies(self, subject: Subject) -> bool:
        return subject.has("return", "array") and any(subject.has(one, "array") for one in subject.parameters)

    def answer_to(self, subject: Subject) -> str:
        return (
            "answer = call.answer()\n"
            "same = [value for value in call.arguments.values() if type(value) is type(answer) and _key(value) == _key(answer)]\n"
            "return same[0] if same else answer"
        )


class NeverRefuses(Saboteur):
    """Accepts in silence what has to be refused."""

    def applies(self, subject: Subject) -> bool:
        return subject.refuses

    def answer_to(self, subject: Subject) -> str:
        return "try:\n    return call.answer()\nexcept Exception:\n    return None"


class RefusesWithAnotherError(Saboteur):
    """Raises another exception than the one that was asked for."""

    def applies(self, subject: Subject) -> bool:
        return subject.refuses

    def answer_to(self, subject: Subject) -> str:
        return 'try:\n    return call.answer()\nexcept Exception as error:\n    raise RuntimeError("refused") from error'


class SharesWhatItWasMadeWith(Saboteur):
    """All objects of the class compute with what the latest one was made with."""

    def applies(self, subject: Subject) -> bool:
        return bool(subject.constructor) and subject.method not in (None, "__init__", *_CONFIGURING)

    def answer_to(self, subject: Subject) -> str:
        return "return call.answer_of(_latest())"


class SavesAnotherObject(Saboteur):
    """Saves the settings of the latest object of the class instead of its own."""

    def applies(self, subject: Subject) -> bool:
        return bool(subject.constructor) and subject.method == "get_config"

    def answer_to(self, subject: Subject) -> str:
        return "return call.answer_of(_latest())"


class RoundsWhatItSaves(Saboteur):
    """Saves its settings with three decimals."""

    def applies(self, subject: Subject) -> bool:
        return bool(subject.constructor) and subject.method == "get_config"

    def answer_to(self, subject: Subject) -> str:
        return "return _rounded(call.answer(), 3)"


class SavesIntoOneDictionary(Saboteur):
    """Hands out one and the same dictionary of settings, so that who changes it changes what is saved next."""

    def applies(self, subject: Subject) -> bool:
        return subject.method == "get_config"

    def answer_to(self, subject: Subject) -> str:
        return 'return call.kept(("settings", id(call.owner)), call.answer())'


class RestoresTheDefaults(Saboteur):
    """Restores an object with the defaults, whatever was saved."""

    def applies(self, subject: Subject) -> bool:
        return subject.method == "get_config" and bool(subject.constructor) and subject.defaults

    def lines(self, subject: Subject) -> str:
        return f"\n\n{subject.name}.from_config = classmethod(lambda cls, config: cls())\n"


SABOTEURS: tuple[Saboteur, ...] = (
    Rounds(),
    ComputesInSinglePrecision(),
    RemembersByShape(),
    RemembersByFirstArgument(),
    FailsOnTheSecondCall(),
    Drifts(),
    DiffersWhenAskedAgain(),
    ChangesItsArgument(),
    IgnoresItsArgument(),
    RightUpTo(limit=10),
    RightUpTo(limit=100),
    RightDownTo(limit=1e-3),
    RightForAtMost(limit=10),
    RightForAtMost(limit=100),
    OnlyForSeveralEntries(),
    OnlyForSeveralFeatures(),
    OnlyForOneFeature(),
    OnlyWithoutTies(),
    WrongAtZero(),
    WrongAtTheBoundary(),
    TakesRepeatsAsOne(),
    TakesTheFirstOfADictionary(),
    ReadsADictionaryByPosition(),
    ReturnsOneArrayAlways(),
    ReturnsItsArgument(),
    NeverRefuses(),
    RefusesWithAnotherError(),
    SharesWhatItWasMadeWith(),
    SavesAnotherObject(),
    RoundsWhatItSaves(),
    SavesIntoOneDictionary(),
    RestoresTheDefaults(),
)
