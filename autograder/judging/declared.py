"""Judging a declared test: one right rule and a table of known mistakes, over all the calls that were observed.

A rule is a function of an input. So a mistake can be held against every call, the visible examples included, and it is named only where it
explains all that was seen.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from autograder.judging.compare import as_numbers, comparable, difference, is_plain, is_vast, settled
from autograder.judging.expectations import Several, as_example, as_reason, general, raised
from autograder.judging.findings import Finding
from autograder.judging.notes import note
from autograder.judging.relations import Wrong, relation, tells_apart
from autograder.observing.declared import (
    Case,
    Example,
    Inputs,
    Word,
    by_name,
    example,
    keeps_arguments,
    list_cases,
    new_results,
    same_again,
)
from autograder.reasons import Reason, reason

Rule = Callable[..., object]

#: What a computation in this precision may lose: relative, and absolute for values near 1.
_PRECISION = {"float32": (1e-5, 1e-5), "float16": (1e-2, 1e-2), "bfloat16": (4e-2, 4e-2)}
_SAYS_MORE = ("has-shape", "has-dtype")  # both shapes, both dtypes
_HINTS = {"near": reason("try-exact")}
_GENERAL_FIRST = ("NotAllowed", "NotSolved", "NameError")


@dataclass(frozen=True)
class Tolerance:
    """A number is right if it differs by at most `atol + rtol * |right|`.

    `scale` adds that share of the largest entry among the arguments, for values that are what is left of larger ones; `largest` that of
    the largest right number, for numbers that are known together.
    """

    rtol: float = 1e-6
    atol: float = 1e-9
    scale: float = 0.0
    largest: float = 0.0

    def loose(self, predicted: Any) -> Tolerance:
        """For what a mistake predicts: a solver stopped after some steps comes less near to a wrong solution than to the right one."""
        if self.rtol <= 1e-5:
            return Tolerance(max(self.rtol, 1e-6), self.atol)
        return Tolerance(2 * self.rtol, 2 * self.atol + 2 * self.rtol * _largest(predicted))

    def at(self, case: Case, right: Any) -> Tolerance:
        """As it is for this call, where this is right."""
        return Tolerance(self.rtol, self.atol + self.scale * _largest(case.known) + self.largest * _largest(right))


def _largest(value: Any) -> float:
    """The largest finite entry of all arrays in a value."""
    if type(value) is np.ndarray and value.dtype.kind == "f":
        found = np.abs(value[np.isfinite(value)])
        return float(found.max()) if found.size else 0.0
    return max(map(_largest, value), default=0.0) if type(value) in (list, tuple) else 0.0


@dataclass(frozen=True)
class Known:
    """A known mistake: its name, the rules that it may follow, and what helps.

    `each(seen, *arguments)` says of a wrong value that this mistake made it, where no rule can; `when(seen, inputs)` of all values of a
    property and their arguments, in the order of the inputs. `group` is the property that it belongs to.
    """

    name: str
    rules: tuple[Rule, ...] = ()
    hint: str | None = None
    see: str | None = None
    each: Callable[..., object] | None = None
    when: Callable[[list[Any], list[tuple[Any, ...]]], object] | None = None
    group: str = ""


def mistake(
    name: str,
    *rules: Rule,
    hint: str | None = None,
    see: str | None = None,
    each: Callable[..., object] | None = None,
    when: Callable[[list[Any], list[tuple[Any, ...]]], object] | None = None,
) -> Known:
    """A known mistake by the rule that it follows: a function of an input, which gives what this mistake would have returned.

    Several rules are ways of making the same mistake; each must explain everything by itself. A rule that raises an exception
    predicts that the student's code raises it. Raises ValueError for a mistake that nothing could recognize.
    """
    if not rules and each is None and when is None:
        raise ValueError(f"the mistake {name!r} has no rule: say what it would have returned")
    return Known(name, rules, hint, see, each, when)


def among(group: str, *mistakes: Known) -> list[Known]:
    """Mistakes that concern one property: the inputs whose kind begins with `group / `, or what `call` returns under that name."""
    return [Known(one.name, one.rules, one.hint, one.see, one.each, one.when, group) for one in mistakes]


def raises(kind: type[Exception] = ValueError) -> dict[str, str]:
    """What a right rule returns where an exception of this class is due."""
    return raised(kind.__name__)


@dataclass
class _Check:
    """One value that was seen beside the right one."""

    case: Case
    group: str
    seen: Any
    right: Any
    tolerance: Tolerance
    key: str | None = None  #: of the dictionary that `call` returned
    visible: bool = False

    @property
    def wrong(self) -> bool:
        return not _matches(self.seen, self.right, self.tolerance)


def judge(
    observed: object,
    inputs: Inputs,
    right: Rule,
    seed: int,
    *,
    mistakes: Iterable[Known | Sequence[Known]] = (),
    contract: Sequence[Word] = (),
    examples: Sequence[Example | str] = (),
    tolerance: Tolerance | Mapping[str, Tolerance] = Tolerance(),
    what: str = "the values",
    see: str | None = None,
    words: Mapping[str, Callable[[Any, Word, Mapping[str, Any]], Iterable[Finding]]] | None = None,
    rules: Mapping[str, Any] | None = None,
    earlier: Sequence[str] = (),
) -> None:
    """Raises `Several` unless all that `autograder.observing.observe` left is right.

    `right` is the rule for one input. `tolerance` is one for all properties or a mapping by property. `words` judges the course's own words
    of a contract, by the word's name; it is called with what the word observed, the word, and `rules`, the judge half's names.
    `earlier` are the functions of earlier tasks that were replaced where the student's own are wrong.
    """
    known: list[Known] = []
    for entry in mistakes:
        known += [entry] if isinstance(entry, Known) else entry
    seen = observed if type(observed) is dict else {}
    cases = list_cases(inputs, contract, seed)
    shown = [one if isinstance(one, Example) else example(one) for one in examples]
    panel = _Panel(cases, shown, right, known, contract, tolerance, what, see)
    findings, counts = panel.findings(seen)
    said = seen.get("replaced")
    replaced = {name for name in said if type(name) is str} if type(said) is list else set()
    names = [name for name in earlier if name in replaced]  # a process cannot excuse itself by a function that nobody named
    if findings and names and type(seen.get("with_right")) is dict:
        others, other_counts = panel.findings(seen["with_right"])
        if not others:
            note(reason("judged-with", task=names))
        findings, counts = others, other_counts  # the earlier task's mistake must not hide this one's
    for word in contract:
        if words and word.name in words:
            found = list(words[word.name](seen.get(f"word {word.name}"), word, {**(rules or {}), "values_are_right": not findings}))
            counts.add(word.name, not found, name=all(one.mistake is None for one in found))  # what has a name says more than the word's
            findings += found
    if findings:
        raise Several(_each_once(findings), panel.example, counts.held, counts.checked, tuple(counts.wrong_kinds))


@dataclass
class _Counts:
    held: int = 0
    checked: int = 0
    wrong_kinds: list[str] = field(default_factory=list)

    def add(self, kind: str, right: bool, name: bool = True) -> None:
        self.checked += 1
        self.held += right
        if not right and name and kind not in self.wrong_kinds:
            self.wrong_kinds.append(kind)


class _Panel:
    """All that one test judges, prepared once; `findings` may be asked twice."""

    def __init__(
        self,
        cases: list[Case],
        shown: list[Example],
        right: Rule,
        known: list[Known],
        contract: Sequence[Word],
        tolerance: Tolerance | Mapping[str, Tolerance],
        what: str,
        see: str | None,
    ) -> None:
        shown = [_positional(one, right) for one in shown]
        self.cases, self.shown, self.known, self.contract, self.what, self.see = cases, shown, known, contract, what, see
        self.tolerance = tolerance
        self.right = right
        self.rights = [_right(right, case.known, case.known_by_name) for case in cases]
        self.shown_rights = [_right(right, one.args, one.kwargs) for one in shown]
        groups = [*(case.group for case in cases), *(one.group for one in shown)]
        self.varying = _varying(zip(groups, (*self.rights, *self.shown_rights), strict=True))
        self.by_word = {case.group: word for word in contract for case in cases if case.base is not None and _is_of(case, word)}
        self.example: Any = None
        for value in (*self.rights, *self.shown_rights):
            if not is_plain(value):
                raise TypeError("the right rule must return plain values and NumPy arrays of numbers")

    def tolerance_of(self, case: Case, key: str | None, right: Any) -> Tolerance:
        own = self.tolerance
        if not isinstance(own, Tolerance):
            own = own.get(key or case.group or self.what, own.get("", Tolerance()))
        own = own.at(case, right)
        if case.dtype in _PRECISION:
            least = _PRECISION[case.dtype]
            return Tolerance(max(own.rtol, least[0]), max(own.atol, least[1]))
        return own

    def findings(self, seen: Mapping[str, Any]) -> tuple[list[Finding], _Counts]:
        """What is wrong in these observations, the most basic first, and how many properties hold."""
        counts = _Counts()
        values = _list(seen.get("values"), len(self.cases))
        shown = _list(seen.get("shown"), len(self.shown))
        checks: list[_Check] = []
        for case, value, right in zip(self.cases, values, self.rights, strict=True):
            checks += self._checks(case, value, right)
        for one, value, right in zip(self.shown, shown, self.shown_rights, strict=True):
            checks += [
                replace(check, visible=True) for check in self._checks(Case(one.text, one.args, one.kwargs, one.group), value, right)
            ]
        first_wrong = next((check for check in checks if check.visible and check.wrong), None)
        if first_wrong is not None:
            self.example = as_example(first_wrong.case.kind, first_wrong.seen, first_wrong.right, first_wrong.key)
        groups: dict[str, list[_Check]] = {}
        for check in checks:
            groups.setdefault(check.group, []).append(check)
        findings: list[Finding] = []
        again = self._again(seen, values, counts)
        wrong_bases = {at for at, case in enumerate(self.cases) for check in checks if check.case is case and check.wrong}
        for group, members in groups.items():
            kinds: dict[str, bool] = {}
            for check in members:
                if not check.visible:
                    kinds[check.case.kind] = kinds.get(check.case.kind, True) and not check.wrong
            wrong = [check for check in members if check.wrong]
            if group in self.by_word:
                counts.add(group, not wrong, name=False)
                news = [check for check in wrong if check.case.base not in wrong_bases]  # else it goes wrong as its input does
                # What differs from call to call differs here too, and not for the reason that the word stands for.
                findings += [self._contract_finding(group, news, bool(findings))] if news and not again else []
                continue
            named, finding = self._finding(group, members, wrong, findings)
            # A list of every kind says nothing of what is wrong, as where the function is not there.
            tells = named is None and (len(kinds) < 2 or any(kinds.values()))
            for kind, is_right in kinds.items():
                counts.add(kind, is_right, name=tells)
            # After another property went wrong, only what has a name of its own is news; where nobody knows why it did, not even that,
            # since the same unknown cause may follow a rule here.
            is_news = not findings or (named is not None and all(one.mistake is not None for one in findings))
            if finding is not None and is_news and not _says_the_same(findings, finding):
                findings.append(finding)
        if not findings or _raised(values[0]) is None:
            findings += again
        findings += self._kept(seen, counts)
        findings += self._new(seen, counts, bool(findings))
        return findings, counts

    def _checks(self, case: Case, value: Any, right: Any) -> list[_Check]:
        if type(right) is dict and "raised" not in right and case.group not in self.varying:
            parts = value if type(value) is dict and "raised" not in value else dict.fromkeys(right, value)
            return [
                _Check(
                    case,
                    case.group if case.base is not None else _joined(case.group, key),
                    settled(parts.get(key)),
                    wanted,
                    self.tolerance_of(case, key, wanted),
                    key,
                )
                for key, wanted in right.items()
            ]
        seen = settled(value)
        wanted = _in_dtype(comparable(right, seen), seen, case.dtype)
        return [_Check(case, case.group, seen, wanted, self.tolerance_of(case, None, wanted))]

    def _finding(
        self, group: str, members: list[_Check], wrong: list[_Check], earlier: list[Finding]
    ) -> tuple[Known | None, Finding | None]:
        if not wrong:
            return None, None
        label = group or self.what
        first = general(wrong[0].seen, wrong[0].right)
        if _raised(wrong[0].seen) in _GENERAL_FIRST and first[0] is not None:
            return None, Finding(_found(label, first[0]), first[0], _hint(first[1].hint), self.see)
        known = [one for one in self.known if one.group == group]
        named = [one for one in known if any(self._follows_rule(rule, members) for rule in one.rules)]
        # A rule is exact. A description counts where no rule fits, and not where another property went wrong before: that may be the cause.
        rounded = reason("rounded")
        rounds = any(one.mistake == rounded for one in earlier) or (not named and any(map(_shows_rounding, members)))
        if rounds and _is_rounded(members):
            # Told once: small numbers that are rounded become 0, for which other rules have other reasons.
            return None, Finding(_found(label, rounded), rounded, reason("try-not-rounding"), self.see)
        if not named and not earlier and not is_vast([one.seen for one in members], [one.right for one in members]):
            named = [one for one in known if self._is_described(one, members, wrong)]
        if len(named) == 1:
            (one,) = named
            name = as_reason(one.name)
            return one, Finding(_found(label, name), name, _hint(one.hint), one.see or self.see)
        seen, wanted, within = wrong[0].seen, wrong[0].right, wrong[0].tolerance
        problem = difference(seen, wanted, within.rtol, within.atol) if is_plain(seen) else None
        if first[0] is not None:
            said = problem if problem is not None and problem.code in _SAYS_MORE else first[0]
            return None, Finding(_found(label, said), first[0], _hint(first[1].hint), self.see)
        if not named and not earlier:
            partly = self._for_some(known, wrong)
            if partly is not None:
                name = reason("for-some", mistake=as_reason(partly.name))
                return None, Finding(_found(label, name), name, _hint(partly.hint), partly.see or self.see)
            related = self._relation(members, wrong)
            if related is not None:
                name = reason("described", words=related)
                return None, Finding(_found(label, name), name, _HINTS.get(related.code), self.see)
        return None, Finding(_found(label, problem or reason("wrong-values")), None, None, self.see)

    def _for_some(self, known: list[Known], wrong: list[_Check]) -> Known | None:
        """The one mistake whose rule gives each wrong value, exactly; elsewhere its rule is wrong where the student is right."""
        if not tells_apart([check.seen for check in wrong]):
            return None
        fits = [one for one in known if any(all(self._gives(rule, check) for check in wrong) for rule in one.rules)]
        return fits[0] if len(fits) == 1 else None

    def _gives(self, rule: Rule, check: _Check) -> bool:
        predicted = _prediction(rule, check)
        if predicted is _RAISES or _has_nan(check.seen):
            return False
        return _matches(check.seen, predicted, check.tolerance) and not _matches(predicted, check.right, check.tolerance)

    def _relation(self, members: list[_Check], wrong: list[_Check]) -> Reason | None:
        names = next((word.names for word in self.contract if isinstance(word, by_name)), ())
        if any(len(check.case.known) != len(names) for check in wrong):
            names = ()
        values = []
        for check in wrong:
            at = next(at for at, one in enumerate(members) if one is check)
            before = [] if check.visible else [one.right for one in members[:at]]
            within = check.tolerance
            values.append(Wrong(check.seen, check.right, check.case.known, check.case.known_by_name, before, within.rtol, within.atol))
        key = wrong[0].key
        found = relation(values, self.right if key is None else partial(_part, self.right, key), names)
        if found is None or found.code not in ("cut-above", "cut-below"):
            return found
        # A bound that numbers of other calls lie beyond is none.
        sign = 1.0 if found.code == "cut-above" else -1.0
        numbers = [
            [sign * one for check in checks for one, _ in _floats(check.seen, check.right) if one is not None and one.size]
            for checks in (wrong, [check for check in members if not check.wrong])
        ]
        if len({float(one) for some in numbers for each in some for one in np.ravel(each)}) == 1:
            return reason("constant")
        most = [max((float(np.nanmax(one)) for one in some), default=-np.inf) for some in numbers]
        return found if most[1] <= most[0] else None

    def _is_described(self, known: Known, members: list[_Check], wrong: list[_Check]) -> bool:
        if known.each is not None and all(_says(known.each, check.seen, check.case) for check in wrong):
            return True
        if known.when is None:
            return False
        hidden = [check for check in members if not check.visible]
        try:
            return bool(known.when([check.seen for check in hidden], [check.case.known for check in hidden]))
        except Exception:  # written for values of one shape, asked about another
            return False

    def _follows_rule(self, rule: Rule, members: list[_Check]) -> bool:
        """Whether each value that was seen is what this rule gives, and a wrong one among them where the rule itself is wrong.

        NaN explains nothing, nor does a rule that is right where the student is not: that is the tolerance, which is wider for mistakes.
        Where that lets both the rule and the right one be near, the student's values must be far nearer to the rule's over all calls.
        """
        stops = explains = False
        from_rule, from_right = 0.0, 0.0
        for check in members:
            predicted = _prediction(rule, check)
            if predicted is _RAISES:
                stops = stops or check.wrong
                if _raised(check.seen) in (None, "NotAllowed", "NotSolved"):
                    return False
                continue
            if not _matches(check.seen, predicted, check.tolerance.loose(predicted)):
                return False
            explains = explains or (check.wrong and not _has_nan(check.seen) and not _matches(predicted, check.right, check.tolerance))
            from_rule += _distance(check.seen, predicted)
            from_right += _distance(check.seen, check.right)
        return stops or (explains and (from_rule < 0.25 * from_right or from_right in (0.0, math.inf)))

    def _contract_finding(self, group: str, wrong: list[_Check], after_another: bool) -> Finding:
        word = self.by_word[group]
        name, known = general(wrong[0].seen, wrong[0].right)
        hint = _hint(known.hint)
        if word.mistake and (not isinstance(word, by_name) or _raised(wrong[0].seen) == "TypeError"):
            name, hint = as_reason(word.mistake), _hint(word.hint)
        elif name is None and isinstance(word, by_name) and not after_another:  # else that may be the cause
            name, hint = as_reason(word.other_result), _hint(word.hint_of_order)
        if name is None:  # an author may know what goes wrong in one precision alone
            known_here = [one for one in self.known if one.group == group and self._is_described(one, wrong, wrong)]
            if len(known_here) == 1:
                name, hint = as_reason(known_here[0].name), _hint(known_here[0].hint)
        problem = name or difference(wrong[0].seen, wrong[0].right, 1e-6, 1e-9) or reason("wrong-values")
        return Finding(_found(group, problem), name, hint, self.see)

    def _again(self, seen: Mapping[str, Any], values: list[Any], counts: _Counts) -> list[Finding]:
        word = next((word for word in self.contract if isinstance(word, same_again)), None)
        if word is None:
            return []
        base = [at for at, case in enumerate(self.cases) if case.base is None]
        again = _list(seen.get("again"), len(base))
        repeated = [(values[at], pair[0]) for at, pair in zip(base, again, strict=True) if type(pair) is list and len(pair) == 1]
        wrong = len(repeated) < min(len(base), len(base) if word.most is None else word.most)
        wrong = wrong or not all(_matches(settled(second), settled(first), Tolerance(1e-9, 1e-12)) for first, second in repeated)
        counts.add(word.name, not wrong, name=False)
        if not wrong:
            return []
        name = as_reason(word.mistake or word.name)
        return [Finding(_found(word.name, name), name, _hint(word.hint), self.see)]

    def _kept(self, seen: Mapping[str, Any], counts: _Counts) -> list[Finding]:
        word = next((word for word in self.contract if isinstance(word, keeps_arguments)), None)
        if word is None:
            return []
        kept = _list(seen.get("kept"), len(self.cases))
        wrong = any(
            not _matches(settled(found), settled([_as_kept(arg) for arg in case.args]), Tolerance(0.0, 0.0))
            for case, found in zip(self.cases, kept, strict=True)
        )
        counts.add(word.name, not wrong, name=False)
        if not wrong:
            return []
        name = as_reason(word.mistake or word.name)
        return [Finding(_found(word.name, name), name, _hint(word.hint), self.see)]

    def _new(self, seen: Mapping[str, Any], counts: _Counts, after_another: bool) -> list[Finding]:
        word = next((word for word in self.contract if isinstance(word, new_results)), None)
        if word is None:
            return []
        exact = Tolerance(0.0, 0.0)
        results = _list(seen.get("new"), len(self.cases))
        triples = [tuple(map(settled, one)) for one in results if type(one) is list and len(one) == 3]
        failed = sum(_raised(one) is not None for one in results) if after_another else 0  # said already: the values failed too
        given = any(not _matches(changed, first, exact) for first, changed, _ in triples)
        later = len(triples) + failed < len(results) or any(
            _matches(changed, first, exact) and not _matches(last, changed, exact) for first, changed, last in triples
        )
        counts.add(word.name, not (given or later), name=False)
        found = []
        for is_wrong, mistake, hint in ((given, word.mistake, word.hint), (later, word.mistake_later, word.hint_later)):
            if is_wrong:
                found.append(Finding(_found(word.name, as_reason(mistake)), as_reason(mistake), _hint(hint), self.see))
        return found


def _varying(rights: Iterable[tuple[str, Any]]) -> set[str]:
    """The groups in which right dictionaries have other keys for another input: those keys are answers, and no names of properties.

    An author who looks at further properties of some inputs adds their names to those that all have.
    """
    keys: dict[str, set[frozenset[str]]] = {}
    for group, right in rights:
        if type(right) is dict and "raised" not in right:
            keys.setdefault(group, set()).add(frozenset(right))

    def are_names(found: set[frozenset[str]]) -> bool:
        fewest, most = min(found, key=len), max(found, key=len)
        return len(found) == 1 or (len(found) == 2 and bool(fewest) and fewest < most)

    return {group for group, found in keys.items() if not are_names(found)}


def _as_kept(value: Any) -> Any:
    """An argument in the form in which `observe` keeps it."""
    if hasattr(value, "array"):  # what a kit makes a tensor of
        return value.array
    if callable(value):
        return None
    if type(value) in (list, tuple):
        return [_as_kept(item) for item in value]
    if type(value) is dict:
        return {str(key): _as_kept(item) for key, item in value.items()}
    return value if value is None or type(value) in (bool, int, float, str) else np.asarray(value)


def _is_of(case: Case, word: Word) -> bool:
    return case.group == word.name or case.group in getattr(word, "dtypes", ())


def _joined(group: str, key: str) -> str:
    return key if not group else f"{group}: {key}"


def _list(value: Any, length: int) -> list[Any]:
    """What should be a list of that length; whatever else a student's process sent counts as nothing at all."""
    return value if type(value) is list and len(value) == length else [None] * length


def _in_dtype(right: Any, seen: Any, dtype: str | None) -> Any:
    """The right value in the precision of the call, where what was seen kept its own dtype."""
    if dtype is None or type(right) is not np.ndarray or right.dtype.kind != "f" or type(seen) is not np.ndarray:
        return right
    return right if seen.dtype == np.float64 else right.astype("float32" if dtype == "bfloat16" else dtype)


def _matches(seen: Any, right: Any, tolerance: Tolerance) -> bool:
    return is_plain(seen) and is_plain(right) and difference(seen, right, tolerance.rtol, tolerance.atol) is None


def _shows_rounding(one: _Check) -> bool:
    """Whether a number was changed that is not 0: of what is 0 nobody can tell whether it was rounded, or set to 0 because it is small."""
    pairs = [(seen, right) for seen, right in _floats(one.seen, one.right) if seen is not None and seen.shape == right.shape]
    return any(bool(np.any((seen != 0) & ~np.isclose(seen, right, 1e-12, 1e-12))) for seen, right in pairs)


def _is_rounded(members: Sequence[_Check]) -> bool:
    """Whether each value that was seen is the right one, rounded to one number of decimals, and not all are the right ones.

    Before it was rounded it was as near to the right one as a right answer has to be.
    """
    pairs = [(seen, right, one.tolerance) for one in members for seen, right in _floats(one.seen, one.right)]
    if not pairs or any(seen is None for seen, *_ in pairs) or all(_within(seen, right, 1e-12, 1e-12) for seen, right, _ in pairs):
        return False
    return any(
        all(
            _within(seen, right, tolerance.rtol, tolerance.atol + 0.5 * 10.0**-decimals)
            and _within(seen, np.asarray(np.round(seen, decimals)), 1e-12, 1e-12)
            for seen, right, tolerance in pairs
        )
        for decimals in range(9)
    )


def _distance(seen: Any, other: Any) -> float:
    """The squared distance of all floating numbers, as a part of the largest; infinite where anything else is not the same."""
    pairs = _floats(seen, other)
    if any(one is None or one.shape != wanted.shape for one, wanted in pairs):
        return math.inf
    largest = max([1e-300, *map(_largest, (array for pair in pairs for array in pair))])
    return sum(float(np.nansum(np.square((one - wanted).astype(float) / largest))) for one, wanted in pairs)


def _within(seen: Any, right: Any, rtol: float, atol: float) -> bool:
    return difference(seen, right, rtol, atol) is None


def _floats(seen: Any, right: Any) -> list[tuple[Any, Any]]:
    """The floating arrays of a right value, each with what was seen in its place: None where that is something else."""
    if type(right) is np.ndarray:
        alike = type(seen) is np.ndarray and seen.dtype == right.dtype  # of truth values NumPy rounds none
        return [(seen if alike else None, right)] if right.dtype.kind == "f" else []
    if type(right) in (list, tuple):
        others = seen if type(seen) is type(right) and len(seen) == len(right) else [None] * len(right)
        return [pair for one, other in zip(others, right, strict=True) for pair in _floats(one, other)]
    return [] if type(seen) is type(right) and type(right) in (bool, int, str) and seen == right else [(None, right)]


_RAISES = object()  # what a rule predicts that raises an exception itself: the student's code may raise another class


def _positional(shown: Example, right: Rule) -> Example:
    """The example with its arguments in the order of the rule's parameters, so that rules need not know names."""
    try:
        bound = inspect.signature(right).bind(*shown.args, **shown.kwargs)
    except (TypeError, ValueError):
        return shown
    return Example(shown.text, bound.args, bound.kwargs, shown.group)


def _right(rule: Rule, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
    """What the right rule gives. An assertion that fails in it is the author's error, and must not look like a judgment."""
    try:
        return settled(rule(*args, **kwargs))
    except AssertionError as error:
        raise RuntimeError(f"the right rule fails an assertion of its own: {error}") from error


def _predicted(rule: Rule, case: Case) -> Any:
    """What a rule gives for a case; a rule that raises predicts that the student's code raises."""
    try:
        with np.errstate(all="ignore"):
            return rule(*case.known, **case.known_by_name)
    except Exception:
        return _RAISES


def _prediction(rule: Rule, check: _Check) -> Any:
    """The same for one value, in the form in which it was seen."""
    predicted = _predicted(rule, check.case)
    if predicted is _RAISES:
        return _RAISES
    if type(predicted) is dict and check.key is not None and "raised" not in predicted:
        predicted = predicted.get(check.key)
    return _in_dtype(as_numbers(settled(predicted), check.right), check.seen, check.case.dtype)


def _part(rule: Rule, key: str, *args: Any, **named: Any) -> Any:
    """One value of a rule that gives a dictionary."""
    whole: Any = rule(*args, **named)
    return whole[key]


def _says(test: Callable[..., object], seen: Any, case: Case) -> bool:
    try:
        return bool(test(seen, *case.known, **case.known_by_name))
    except Exception:  # written for values of one shape, asked about another
        return False


def _raised(value: Any) -> str | None:
    if type(value) is dict and list(value) == ["raised"] and type(value["raised"]) is str:
        return str(value["raised"])
    return None


def _has_nan(value: Any) -> bool:
    if type(value) is np.ndarray:
        return value.dtype.kind == "f" and bool(np.isnan(value).any())
    if type(value) in (list, tuple):
        return any(map(_has_nan, value))
    if type(value) is dict:
        return any(map(_has_nan, value.values()))
    return type(value) is float and value != value


def _hint(words: str | Reason | None) -> Reason | None:
    return None if words is None else as_reason(words)


def _found(what: str, found: Reason) -> Reason:
    return reason("found", what=f"{what[0].upper()}{what[1:]}", found=found)


def _says_the_same(findings: Sequence[Finding], finding: Finding) -> bool:
    """An exception that each property meets is told once."""
    return any(one.mistake is not None and one.mistake == finding.mistake for one in findings)


def _each_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for finding in findings:
        if finding.mistake is None or all(one.mistake != finding.mistake for one in kept):
            kept.append(finding)
    return tuple(kept)
