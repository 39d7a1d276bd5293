"""What is said of wrong values that no known mistake explains: only what holds for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from autograder.judging import Tolerance, Verdict, judge, mistake, run
from autograder.observing import by_name, numbers, observe
from autograder.words import sentence

SEED = 7


def said(
    student: Callable[..., Any], inputs: Any, right: Any, names: tuple[str, ...], keep: Any = numbers, mistakes: Any = ()
) -> list[str]:
    """The names of what is wrong with a student's function."""
    contract = [by_name(*names)]
    observed = observe(inputs, lambda *args, **named: keep(student(*args, **named)), SEED, namespace={}, contract=contract)
    judging = partial(judge, inputs=inputs, right=right, seed=SEED, contract=contract, mistakes=mistakes, tolerance=Tolerance(1e-9, 1e-12))
    verdict: Verdict = run("judging(observed)", {"judging": judging, "observed": observed}, 2.0)
    assert verdict.author_error is None, sentence(verdict.author_error)
    assert not verdict.passed
    return [sentence(finding.mistake) for finding in verdict.findings]


def vectors(draw: np.random.Generator) -> Any:
    for size in (4, 6, 3):
        yield f"{size} entries", draw.normal(size=size), 0.7 / size


def shrink(w: Any, t: float) -> Any:
    return np.sign(w) * np.maximum(np.abs(w) - t, 0.05 * t)


OF_VALUES = {
    "twice the right values": lambda w, t: 2 * shrink(w, t),
    "half the right values": lambda w, t: shrink(w, t) / 2,
    "10 times the right values": lambda w, t: 10 * shrink(w, t),
    "the right values with the opposite sign": lambda w, t: -shrink(w, t),
    "0 where something else is right": lambda w, t: 0 * w,
    "the right values, cut off above a constant": lambda w, t: np.minimum(shrink(w, t), 0.0625),
    "the right values, cut off below a constant": lambda w, t: np.maximum(shrink(w, t), -0.0625),
    "the squares of the right values": lambda w, t: shrink(w, t) ** 2,
    "the right values without their sign": lambda w, t: np.abs(shrink(w, t)),
    "1 minus the right values": lambda w, t: 1 - shrink(w, t),
    "the right values divided by the length of w": lambda w, t: shrink(w, t) / len(w),
    "the right values multiplied by the length of w": lambda w, t: shrink(w, t) * len(w),
    "the same number, whatever the arguments": lambda w, t: np.zeros_like(w) + 4.0,
    "the right values plus a constant": lambda w, t: shrink(w, t) + 0.25,
    "the right values minus a constant": lambda w, t: shrink(w, t) - 0.25,
    "as if t were twice as large": lambda w, t: shrink(w, 2 * t),
    "as if t were 0": lambda w, t: w,
    "as if t were squared": lambda w, t: shrink(w, t * t),
    "as if t were multiplied by the length of w": lambda w, t: shrink(w, t * len(w)),
    "right except where w is negative": lambda w, t: np.where(w < 0, w - t, shrink(w, t)),
    "right except for the last entry": lambda w, t: np.append(shrink(w, t)[:-1], 8.0),
    "the right entries in another order": lambda w, t: shrink(w, t)[::-1],
    "computed in float16": lambda w, t: np.float64(shrink(w.astype(np.float16), np.float16(t)).astype(np.float16)),
    "computed in float32": lambda w, t: np.float64(shrink(w.astype(np.float32), np.float32(t)).astype(np.float32)),
    "within a thousandth of the right values": lambda w, t: shrink(w, t) * (1 + 4e-5 * np.cos(w)),
}


@pytest.mark.parametrize("words", OF_VALUES)
def test_what_all_wrong_values_have_in_common_is_said(words: str) -> None:
    assert said(OF_VALUES[words], vectors, shrink, ("w", "t")) == [words]


@pytest.mark.parametrize(
    "student",
    [
        lambda w, t: shrink(w, t) * (2 if len(w) > 4 else 3),
        lambda w, t: shrink(w, t) + 0.1 * len(w),
        lambda w, t: np.sin(w),
        lambda w, t: np.where(np.abs(w) > 0.5, 9.0, shrink(w, t)) + (len(w) == 6),
        lambda w, t: 2 * shrink(w, t) if len(w) == 4 else np.full(len(w), np.nan),
    ],
)
def test_nothing_is_said_where_it_holds_for_some_of_them_alone(student: Any) -> None:
    assert said(student, vectors, shrink, ("w", "t")) in ([""], ["not finite"])


def test_values_that_are_never_negative_are_told_where_several_right_ones_are() -> None:
    def signs(draw: np.random.Generator) -> Any:
        for first in (1.0, 2.0, 3.0):
            yield f"beginning with {first}", np.array([first, -2.0, 5.0, -4.0]), 0.5

    told = "never negative, although the right values are"
    assert said(lambda w, t: np.abs(np.sin(w)), signs, shrink, ("w", "t")) == [told]
    assert said(lambda w, t: np.sin(w), signs, shrink, ("w", "t")) == [""]
    assert said(lambda w, t: np.abs(np.sin(w)) if w[0] > 1 else shrink(w, t), signs, shrink, ("w", "t")) == [""]


def test_one_entry_more_takes_the_place_from_what_is_said() -> None:
    def signs(draw: np.random.Generator) -> Any:
        for first in (1.0, 2.0, 3.0):
            yield f"beginning with {first}", np.array([first, -2.0, 5.0, -4.0]), 0.5

    def negative_and_first(w: Any, t: float) -> Any:
        wrong = np.where(w < 0, w - t, shrink(w, t))
        wrong[0] += 1.0
        return wrong

    assert said(negative_and_first, signs, shrink, ("w", "t")) == [""]


def test_where_two_other_arguments_would_explain_it_neither_is_named() -> None:
    def pairs(draw: np.random.Generator) -> Any:
        for size in (4, 6, 3):
            yield f"{size} entries", draw.normal(size=size), 0.5 * size, 0.5 * size

    assert said(lambda w, a, b: w / (1 + 2 * a * b), pairs, lambda w, a, b: w / (1 + a * b), ("w", "a", "b")) == [""]
    assert said(lambda w, a, b: w / (1 + a + 2 * b), pairs, lambda w, a, b: w / (1 + a + b), ("w", "a", "b")) == [""]
    assert said(lambda w, a, b: w / (1 + a + 4 * b), pairs, lambda w, a, b: w / (1 + a + 2 * b), ("w", "a", "b")) == [
        "as if b were twice as large"
    ]


def test_one_wrong_call_does_not_say_which_argument_it_was() -> None:
    assert said(lambda w, t: shrink(w, 2 * t if len(w) == 6 else t), vectors, shrink, ("w", "t")) == [""]


def test_arguments_that_changed_places_and_columns_that_were_scaled() -> None:
    def tables(draw: np.random.Generator) -> Any:
        for rows, a, b in ((5, 0.3, 2.0), (8, 1.1, 0.4), (6, 0.9, 3.0)):
            yield f"{rows} rows", draw.normal(size=(rows, 3)) * [1, 5, 9] + 4, a, b

    def right(X: Any, a: float, b: float) -> Any:
        return a * X.sum(axis=0) + b * (X**2).sum(axis=0)

    names = ("X", "a", "b")
    assert said(lambda X, a, b: right(X, b, a), tables, right, names) == ["as if a and b had changed places"]
    assert said(lambda X, a, b: right(X - X.mean(axis=0), a, b), tables, right, names) == ["as if the columns of X were centred"]
    assert said(lambda X, a, b: right(X / X.std(axis=0), a, b), tables, right, names) == [
        "as if the columns of X were divided by their standard deviations"
    ]
    assert said(lambda X, a, b: right(X, a, b) / len(X), tables, right, names) == ["the right values divided by the number of rows of X"]
    assert said(lambda X, a, b: right(X, a, b) / X.size, tables, right, names) == ["the right values divided by the number of entries of X"]


def test_whole_numbers_that_are_off_by_one_and_a_count_that_is_one_more() -> None:
    def counts(draw: np.random.Generator) -> Any:
        for n in (3, 5, 9, 4):
            yield f"up to {n}", draw.integers(0, 50, size=20), n

    def right(values: Any, n: int) -> int:
        return int(np.sort(values)[n] * 7 + n**3)

    names = ("values", "n")
    assert said(lambda values, n: right(values, n) + 1, counts, right, names, int) == ["the right values plus a constant"]
    assert said(lambda values, n: right(values, n + 1), counts, right, names, int) == ["as if n were larger by 1"]


def test_lists_that_lack_entries_and_one_part_of_several() -> None:
    def words(draw: np.random.Generator) -> Any:
        for n in (4, 7):
            yield f"{n} names", [f"name {at}" for at in range(n)]

    def right(names: Any) -> list[str]:
        return names[1:]

    assert said(lambda names: names[2:], words, right, ("names",), list) == ["right except for entries that are missing"]
    assert said(lambda names: names, words, right, ("names",), list) == ["right except for entries that do not belong there"]
    assert said(lambda names: names[:0:-1], words, right, ("names",), list) == ["the right entries in another order"]

    def two(w: Any, t: float) -> Any:
        return float(w.sum()), float(t * w.max())

    second = said(lambda w, t: (two(w, t)[0], float(w.min() + np.sin(t))), vectors, two, ("w", "t"), tuple)
    assert second == ["right except for number 2 of the 2 results"]


def test_what_was_right_for_an_earlier_call_is_recognized_where_numbers_tell_calls_apart() -> None:
    def kept(function: Any) -> Any:
        known: dict[float, Any] = {}
        return lambda w, t: known.setdefault(len(w), function(w, t))

    def alike(draw: np.random.Generator) -> Any:
        for at in range(4):
            yield f"call {at}", draw.normal(size=5), 0.2

    assert said(kept(shrink), alike, shrink, ("w", "t")) == ["what would have been right for an earlier call"]
    counted = np.array([3.0, 1.0, 2.0, 8.0])

    def count(w: Any, t: float) -> Any:
        return counted + (w[0] > 0)  # whole numbers, which several calls share

    assert said(kept(count), alike, count, ("w", "t")) == [""]


def test_a_known_mistake_that_is_made_for_some_inputs_is_named_as_that() -> None:
    hard = mistake("hard threshold", lambda w, t: w * (np.abs(w) > t), hint="The rest loses t as well.")
    lost = mistake("sign lost", lambda w, t: np.abs(shrink(w, t)))
    for_some = said(lambda w, t: w * (np.abs(w) > t) if len(w) > 3 else shrink(w, t), vectors, shrink, ("w", "t"), mistakes=[hard, lost])
    assert for_some == ["hard threshold, for some inputs"]
    assert said(lambda w, t: w * (np.abs(w) > t), vectors, shrink, ("w", "t"), mistakes=[hard, lost]) == ["hard threshold"]
    mixed = said(lambda w, t: w * (np.abs(w) > t) if len(w) > 3 else np.cos(w), vectors, shrink, ("w", "t"), mistakes=[hard, lost])
    assert mixed == [""]


@pytest.mark.parametrize(
    "student",
    [
        lambda w, t: shrink(w, t) + 0.2739,
        lambda w, t: shrink(w, t) - 0.2739,
        lambda w, t: shrink(w, t) * 2.739,
        lambda w, t: np.minimum(shrink(w, t), 0.02739),
        lambda w, t: np.maximum(shrink(w, t), -0.02739),
        lambda w, t: shrink(w, 2.739 * t),
        lambda w, t: 0 * w + 2.739,
    ],
)
def test_no_number_that_the_student_chose_is_said_for_it_could_spell_what_is_hidden(student: Any) -> None:
    assert "2739" not in "".join(" ".join(said(student, vectors, shrink, ("w", "t"))).split("."))


def test_texts_that_a_student_returns_are_not_repeated() -> None:
    def words(draw: np.random.Generator) -> Any:
        for n in (4, 7):
            yield f"{n} names", [f"name {at}" for at in range(n)]

    found = said(lambda names: [*names[1:], "SECRET"], words, lambda names: names[1:], ("names",), list)
    assert "SECRET" not in " ".join(found)
