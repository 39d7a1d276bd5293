"""A declared test: what is right, which mistake is named and when none is, and what a hostile process can do to a verdict (nothing)."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder.judging import Finding, Tolerance, Verdict, among, judge, mistake, raises, run
from autograder.observing import (
    Earlier,
    Example,
    by_name,
    in_dtypes,
    keeps_arguments,
    new_results,
    numbers,
    observe,
    outcome,
    parts,
    plain,
    same_again,
)
from autograder.observing import named as named_arguments
from autograder.observing.declared import Word
from autograder.reasons import Reason, text
from autograder.words import sentence

SEED = 20
CALLED_ON_CONTRACT = [by_name("x", "factor"), in_dtypes("float32"), keeps_arguments(), same_again()]


def inputs(draw: np.random.Generator) -> Any:
    yield "a vector", draw.normal(size=4) + 3.0, 2.0
    yield "a matrix", draw.normal(size=(2, 3)) - 4.0, 0.5
    yield "the factor 0", draw.normal(size=3), 0.0


def times(x: Any, factor: float) -> Any:
    return factor * x


def judged(
    student: Callable[..., Any],
    *mistakes: Any,
    inputs: Any = inputs,
    right: Any = times,
    keep: Any = numbers,
    namespace: Any = None,
    earlier: Any = (),
    **options: Any,
) -> Verdict:
    """The verdict on a student's function, both processes in one."""
    shared = {name: options[name] for name in ("contract", "examples") if name in options}
    observed = observe(
        inputs, lambda *args, **named: keep(student(*args, **named)), SEED, namespace={} if namespace is None else namespace,
        earlier=earlier, **shared,
    )  # fmt: skip
    return judged_from(observed, *mistakes, inputs=inputs, right=right, earlier=[one.name for one in earlier], **options)


def judged_from(observed: object, *mistakes: Any, inputs: Any = inputs, right: Any = times, **options: Any) -> Verdict:
    judging = partial(judge, inputs=inputs, right=right, seed=SEED, mistakes=mistakes, **options)
    return run("judging(observed)", {"judging": judging, "observed": observed}, 2.0)


def named(verdict: Verdict) -> list[str | None]:
    assert verdict.author_error is None, sentence(verdict.author_error)
    return [sentence(finding.mistake) if finding.mistake else None for finding in verdict.findings]


def said(verdict: Verdict) -> list[str]:
    assert verdict.author_error is None, sentence(verdict.author_error)
    return [sentence(finding.what) for finding in verdict.findings]


adds = mistake("adds instead of multiplying", lambda x, factor: x + factor, hint="Times, not plus.", see="toy.html#times")
ignores = mistake("factor ignored", lambda x, factor: x)


# ---- values and mistakes ------------------------------------------------------------------------------------------------


def test_what_is_right_gets_full_points() -> None:
    verdict = judged(times, adds, examples=["times(np.array([1.0]), 3.0)"], contract=CALLED_ON_CONTRACT)
    assert (verdict.passed, verdict.score, verdict.findings) == (True, 2.0, ())


def test_a_mistake_is_named_by_its_rule_with_hint_and_place() -> None:
    verdict = judged(lambda x, factor: x + factor, adds, ignores, what="the product")
    (finding,) = verdict.findings
    assert (verdict.passed, verdict.score) == (False, 0.0)
    assert named(verdict) == ["adds instead of multiplying"]
    assert (sentence(finding.hint), finding.see) == ("Times, not plus.", "toy.html#times")
    assert said(verdict)[0].startswith("The product")


def test_keys_that_differ_from_input_to_input_are_answers_and_no_names_of_properties() -> None:
    def texts(draw: np.random.Generator) -> Any:
        yield "two words", "zebra yak yak"
        yield "one word", "gnu"

    def counts(words: str) -> Any:
        return {word: words.split().count(word) for word in words.split()}

    def wrong(words: str) -> Any:
        return dict.fromkeys(counts(words), 1)

    counted = partial(judged, inputs=texts, right=counts, keep=lambda value: value, what="the counts")
    assert counted(counts).passed
    verdict = counted(lambda words: {}, mistake("each word once", wrong))
    assert not verdict.passed
    assert "zebra" not in str(said(verdict)).replace("its keys are not 'yak' and 'zebra'", ""), (
        "the grader says these where they are visible"
    )
    assert named(counted(wrong, mistake("each word once", wrong))) == ["each word once"]


def test_a_property_that_is_looked_at_for_some_inputs_alone_is_told_by_its_name() -> None:
    def several(draw: np.random.Generator) -> Any:
        yield "a vector", np.array([1.0, 2.0])
        yield "a matrix", np.array([[1.0, 2.0], [3.0, 5.0]])

    def properties(x: Any) -> Any:
        return {"the sum": float(x.sum())} | ({"the trace": float(np.trace(x))} if x.ndim == 2 else {})

    def without_the_first(x: Any) -> Any:
        return properties(x) | ({"the trace": 5.0} if x.ndim == 2 else {})

    verdict = judged(without_the_first, inputs=several, right=properties, keep=lambda value: value, what="the model")
    assert said(verdict)[0].startswith("The trace")


def test_a_name_that_the_visible_example_contradicts_is_not_given() -> None:
    def right_where_it_shows(x: Any, factor: float) -> Any:
        return factor * x if x.shape == (1,) else x + factor

    example = "times(np.array([1.0]), 3.0)"
    assert named(judged(lambda x, factor: x + factor, adds, examples=[example])) == ["adds instead of multiplying"]
    assert named(judged(right_where_it_shows, adds, examples=[example])) == ["adds instead of multiplying, for some inputs"]
    assert named(judged(lambda x, factor: 5 * x if x.shape == (1,) else x + factor, adds, examples=["times(np.array([1.0]), 2.0)"])) == [
        None
    ]


def test_a_mistake_that_explains_only_some_inputs_is_not_named() -> None:
    assert named(judged(lambda x, factor: x + factor if x.ndim == 1 else 7 * x, adds)) == [None]


def test_where_two_mistakes_fit_none_is_named() -> None:
    assert named(judged(lambda x, factor: x + factor, adds, mistake("plus", lambda x, factor: factor + x))) == [None]


def test_a_mistake_has_several_rules_but_each_explains_everything_alone() -> None:
    both = mistake("one or the other", lambda x, factor: x + factor, lambda x, factor: x - factor)
    assert named(judged(lambda x, factor: x - factor, both)) == ["one or the other"]
    assert named(judged(lambda x, factor: x + factor if x.ndim == 1 else x - factor, both)) == [None]


def test_nan_explains_nothing() -> None:
    nothing = mistake("divides by zero", lambda x, factor: np.full(x.shape, np.nan))
    assert named(judged(lambda x, factor: np.full(x.shape, np.nan), nothing)) == ["not finite"]


def test_a_rule_that_raises_predicts_an_exception_of_any_class() -> None:
    def only_positive(x: Any, factor: float) -> Any:
        if factor == 0:
            raise ArithmeticError
        return factor * x

    def refuses(x: Any, factor: float) -> Any:
        if factor == 0:
            raise ValueError
        return factor * x

    refuses_zero = mistake("refuses the factor 0", refuses)
    assert named(judged(only_positive, refuses_zero)) == ["refuses the factor 0"]
    assert named(judged(lambda x, factor: 1 / 0 if factor == 0 else x, refuses_zero)) != ["refuses the factor 0"]


def test_a_task_that_is_still_open_has_not_made_the_mistake_of_raising() -> None:
    def fails(x: Any, factor: float) -> Any:
        raise ValueError

    def still_open(x: Any, factor: float) -> Any:
        raise NotImplementedError

    assert named(judged(still_open, mistake("fails on everything", fails))) == ["not solved yet"]


def test_an_exception_that_is_due_is_of_its_class() -> None:
    def refuses(kind: type[Exception]) -> Callable[..., Any]:
        def student(x: Any, factor: float) -> Any:
            if factor == 0:
                raise kind
            return factor * x

        return student

    def right(x: Any, factor: float) -> Any:
        return factor * x if factor else raises(ValueError)

    assert judged(refuses(ValueError), right=right).passed
    assert named(judged(refuses(TypeError), right=right)) == ["raised TypeError instead of ValueError"]
    assert named(judged(times, right=right)) == ["did not raise ValueError"]


def test_rules_come_before_descriptions() -> None:
    described = mistake("something is added", each=lambda seen, x, factor: seen.shape == x.shape)
    assert named(judged(lambda x, factor: x + factor, described, adds)) == ["adds instead of multiplying"]
    assert named(judged(lambda x, factor: x + 9.0, described, adds)) == ["something is added"]


def test_a_description_of_each_value_must_hold_for_all_that_are_wrong_and_one_of_the_whole_sees_all() -> None:
    matrices = mistake("matrices go wrong", each=lambda seen, x, factor: x.ndim == 2)
    assert named(judged(lambda x, factor: times(x, factor) + (x.ndim == 2), matrices)) == ["matrices go wrong"]
    assert named(judged(lambda x, factor: times(x, factor) + np.cos(x), matrices)) == [None]

    constant = mistake("one constant", when=lambda seen, args: len({float(one.flat[0]) for one in seen}) == 1 and len(seen) == len(args))
    assert named(judged(lambda x, factor: np.ones(x.shape), constant)) == ["one constant"]
    assert named(judged(lambda x, factor: np.cos(x), constant)) == [None]


def test_a_description_that_fails_on_odd_values_names_nothing() -> None:
    assert named(judged(lambda x, factor: None, mistake("odd", each=lambda seen, *_: seen.shape == (9,)))) == ["returned nothing"]


@pytest.mark.parametrize("shape", [(200_000, 1), (1, 200_000), (200_000,)])
@pytest.mark.parametrize("how", ["each", "when"])
def test_no_description_is_asked_about_far_more_than_is_right(shape, how):
    asked = []
    described = mistake("too much", **{how: lambda seen, *_: asked.append(np.shape(seen[0])) or True})
    wrong = judged(lambda x, factor: np.ones(shape), described)
    assert (wrong.passed, wrong.author_error, asked) == (False, None, [])
    assert named(judged(lambda x, factor: np.ones((3, 3)), described)) == ["too much"]


def test_truth_values_are_not_taken_for_rounded_numbers():
    wrong = judged(lambda x, factor: np.ones(x.shape, bool), keep=plain)
    assert (wrong.passed, wrong.author_error) == (False, None)


def test_a_mistake_that_nothing_could_recognize_is_refused() -> None:
    with pytest.raises(ValueError, match="'vague' has no rule"):
        mistake("vague")


@pytest.mark.parametrize(
    ("student", "name"),
    [
        (lambda x, factor: np.round(factor * x, 3), "rounded"),
        (lambda x, factor: np.round(factor * x, 3) if factor else factor * x + 0.1, "near"),
    ],
)
def test_what_is_rounded_is_said_to_be_so_before_any_description(student: Any, name: str) -> None:
    assert named(judged(student, mistake("near", each=lambda *_: True))) == [name]


def test_a_single_number_may_be_rounded_too() -> None:
    def total(x: Any, factor: float) -> Any:
        return np.float64(np.sum(factor * x))

    assert named(judged(lambda x, factor: round(float(total(x, factor)), 2), right=total)) == ["rounded"]


def test_what_was_in_single_precision_before_it_was_rounded_is_rounded() -> None:
    def of_two_sizes(draw: Any) -> Any:
        yield "small", np.array([0.012345]), 2.0
        yield "large", np.array([123456.78]), 2.0

    assert named(judged(lambda x, factor: np.round((factor * x).astype("float32").astype(float), 3), inputs=of_two_sizes)) == ["rounded"]


def test_of_what_became_0_nobody_says_that_it_was_rounded() -> None:
    def small(draw: Any) -> Any:
        yield "small numbers", np.array([3e-4, -4e-4]), 2.0

    assert named(judged(lambda x, factor: 0.0 * x, inputs=small)) != ["rounded"]
    assert named(judged(lambda x, factor: np.round(factor * x, 3), inputs=small)) == ["rounded"]


def test_rounding_is_told_once_though_small_numbers_become_0_by_it() -> None:
    def of_two_sizes(draw: np.random.Generator) -> Any:
        yield "large / a vector", draw.normal(size=4) + 3.0, 2.0
        yield "small / a vector", 1e-5 * (draw.normal(size=4) + 9.0), 2.0

    lost = among("small", mistake("left out", lambda x, factor: 0 * x))
    assert named(judged(lambda x, factor: np.round(factor * x, 3), lost, inputs=of_two_sizes)) == ["rounded"]


@pytest.mark.parametrize("word", [same_again(), new_results("times"), keeps_arguments()])
def test_an_answer_may_lock_the_arrays_that_it_gets(word: Word) -> None:
    def careful(x: Any, factor: float) -> Any:
        x.setflags(write=False)
        return factor * x

    assert judged(careful, contract=[word], namespace={"times": careful}).passed


def test_small_numbers_that_became_0_are_called_rounded_only_where_others_were() -> None:
    def of_two_sizes(draw: Any) -> Any:
        yield "a vector", draw.normal(size=4) + 3.0, 2.0
        yield "small numbers", 1e-9 * (draw.normal(size=4) + 9.0), 2.0

    within = {"inputs": of_two_sizes, "tolerance": Tolerance(1e-3, 1e-12)}
    assert named(judged(lambda x, factor: np.round(factor * x, 6), **within)) == ["rounded"]
    assert named(judged(lambda x, factor: np.where(x < 1e-6, 0.0, factor * x), **within)) == [None]


def test_a_rule_that_a_wide_tolerance_lets_pass_needs_values_nearer_to_it_than_to_the_right_ones() -> None:
    def of_two_factors(draw: Any) -> Any:
        yield "a vector", np.array([1.23456, 2.34567]), 1.0
        yield "a small factor", np.ones(2), 3.5e-4

    within = {"inputs": of_two_factors, "tolerance": Tolerance(1e-4, 1e-4)}  # of solvers that stop early, twice as much for a mistake
    lessened = lambda x, factor: (factor if factor > 1e-3 else factor - 2e-4) * x  # noqa: E731
    less = mistake("small factors lessened", lessened)
    assert named(judged(lambda x, factor: lessened(x, factor) + 1e-6, less, **within)) == ["small factors lessened"]
    assert named(judged(lambda x, factor: np.round(factor * x, 3), less, **within)) == ["rounded"]


def test_where_nobody_knows_the_cause_a_rule_of_another_property_names_none() -> None:
    def of_two_sizes(draw: Any) -> Any:
        yield "a vector", draw.normal(size=4) + 3.0, 2.0
        yield "small / a vector", 1e-5 * (draw.normal(size=4) + 9.0), 2.0

    lost = among("small", mistake("left out", lambda x, factor: 0 * x))
    strange = lambda x, factor: factor * x + 0.3 * x**2 if x.max() > 1e-3 else 0 * x  # noqa: E731
    assert named(judged(strange, lost, inputs=of_two_sizes)) == [None]
    assert named(judged(lambda x, factor: factor * x if x.max() > 1e-3 else 0 * x, lost, inputs=of_two_sizes)) == ["left out"]


def test_a_number_of_zeros_that_is_not_exact_is_not_called_rounded() -> None:
    def flagged(value: Any) -> Any:
        return [numbers(value), numbers(value) == 0]

    def short(draw: Any) -> Any:
        yield "short numbers", np.array([0.5, 0.0]), 2.0

    verdict = judged(lambda x, factor: factor * x + 1e-15, inputs=short, right=lambda x, factor: flagged(factor * x), keep=flagged)
    assert named(verdict) == [None]


def test_what_differs_from_call_to_call_is_not_blamed_on_lower_precision() -> None:
    calls = []

    def forgetful(x: Any, factor: float) -> Any:
        calls.append(x)
        return factor * x if len(calls) <= 3 else factor * x + 1.0

    assert named(judged(forgetful, contract=[in_dtypes("float32"), same_again()])) == ["another answer when asked again"]


def test_of_a_wrong_shape_both_shapes_are_said() -> None:
    verdict = judged(lambda x, factor: (factor * x)[None])
    assert named(verdict) == ["wrong shape"]
    assert said(verdict) == ["The values: its shape is (1, 4), but (4,) is expected."]
    assert "squeeze" in sentence(verdict.findings[0].hint)


def test_kinds_are_not_listed_where_every_one_is_wrong() -> None:
    verdict = judged(lambda x, factor: None)
    assert (verdict.wrong_kinds, verdict.held, verdict.checked) == ((), 0, 3)


def test_wrong_kinds_are_named_and_counted() -> None:
    verdict = judged(lambda x, factor: times(x, factor) + (x.ndim == 2), contract=[keeps_arguments(), same_again()])
    assert verdict.wrong_kinds == ("a matrix",)
    assert (verdict.held, verdict.checked) == (4, 5)  # two of three kinds, and two words


def test_a_mistake_with_a_name_needs_no_list_of_kinds() -> None:
    verdict = judged(lambda x, factor: x + factor, adds)
    assert (verdict.wrong_kinds, verdict.held, verdict.checked) == ((), 0, 3)


@pytest.mark.parametrize(("name", "kinds"), [(text("forgets it"), ()), (None, ("a word of the course",))])
def test_a_word_of_the_course_is_among_the_kinds_only_where_nothing_else_says_what_is_wrong(name: Reason | None, kinds: Any) -> None:
    class OfTheCourse(Word):
        name = "a word of the course"

    words = {OfTheCourse.name: lambda seen, word, rules: [Finding(text("It is not kept."), name)]}
    verdict = judged(times, contract=[OfTheCourse()], words=words)
    assert (verdict.wrong_kinds, verdict.held, verdict.checked) == (kinds, 3, 4)


def test_what_the_visible_example_gave_is_shown_where_it_is_wrong() -> None:
    verdict = judged(lambda x, factor: x + factor, examples=["times(np.array([1.0]), 3.0)"])
    assert verdict.example is not None
    shown = (verdict.example.call, sentence(verdict.example.gave), sentence(verdict.example.expected))
    assert shown == ("times(np.array([1.0]), 3.0)", "[4]", "[3]")


@pytest.mark.parametrize(("total", "gave"), [(lambda x: x.mean(), "the total: 2"), (lambda x: x.total(), "the total: AttributeError")])
def test_of_an_example_with_several_properties_the_wrong_one_is_shown_by_its_name(total: Any, gave: str) -> None:
    both = lambda x, total: parts(**{"the largest": lambda: plain(x.max()), "the total": lambda: plain(total(x))})  # noqa: E731
    verdict = judged(
        lambda x: both(x, total), keep=lambda value: value, right=lambda x: {"the largest": x.max(), "the total": x.sum()},
        inputs=lambda draw: [("a vector", draw.normal(size=4))], examples=[Example("of the cell", (np.array([1.0, 3.0]),))],
    )  # fmt: skip
    assert verdict.example is not None
    assert (sentence(verdict.example.gave), sentence(verdict.example.expected)) == (gave, "the total: 4")


def test_an_example_that_names_its_arguments_is_judged_by_a_rule_that_has_other_names() -> None:
    right = lambda a, b: b * a  # noqa: E731
    assert judged(times, right=right, examples=[Example("times(np.array([1.0]), factor=3.0)", (np.array([1.0]), 3.0))]).passed
    plus = mistake("plus", lambda x, factor: factor + x)
    assert named(judged(lambda x, factor: x + factor, plus, examples=["times(factor=3.0, x=np.array([1.0]))"])) == ["plus"]


@pytest.mark.parametrize(
    ("off", "tolerance", "passes"),
    [
        (1e-8, Tolerance(), True),
        (1e-4, Tolerance(), False),
        (1e-4, Tolerance(rtol=1e-3), True),
        (1e-4, {"the values": Tolerance(rtol=1e-3)}, True),
        (1e-4, {"": Tolerance(rtol=1e-3)}, True),
        (1e-4, {"another property": Tolerance(rtol=1e-3)}, False),
    ],
)
def test_the_tolerance_is_one_for_all_or_one_for_a_property(off: float, tolerance: Any, passes: bool) -> None:
    assert judged(lambda x, factor: times(x, factor) * (1 + off), tolerance=tolerance).passed is passes


def test_a_tolerance_with_a_scale_grows_with_the_arguments() -> None:
    def large(draw: np.random.Generator) -> Any:
        yield "a small rest of large values", np.array([1e6, -1e6]), 0.0

    off = lambda x, factor: times(x, factor) + 1e-3  # noqa: E731
    assert not judged(off, inputs=large).passed
    assert judged(off, inputs=large, tolerance=Tolerance(scale=1e-8)).passed


def test_a_tolerance_may_be_a_share_of_the_largest_right_number() -> None:
    def nearly(x: Any, factor: float) -> Any:
        return factor * x + 0.9e-4 * np.abs(factor * x).max()

    assert judged(nearly, tolerance=Tolerance(0.0, 0.0, largest=1e-4)).passed
    assert not judged(nearly, tolerance=Tolerance(0.0, 0.0, largest=0.8e-4)).passed


# ---- properties of their own --------------------------------------------------------------------------------------------


def grouped(draw: np.random.Generator) -> Any:
    yield "a vector", draw.normal(size=4), 2.0
    yield "empty arrays / no row", np.zeros((0, 2)), 2.0


def test_a_kind_with_a_group_is_a_property_with_mistakes_of_its_own() -> None:
    refuses = among("empty arrays", mistake("refuses empty arrays", lambda x, factor: max(x.flat) * x))
    assert named(judged(lambda x, factor: max(x.flat) * 0 + times(x, factor), refuses, inputs=grouped)) == ["refuses empty arrays"]


def test_after_a_first_finding_another_property_reports_only_what_has_an_exact_rule() -> None:
    def one_more(x: Any, factor: float) -> Any:
        return np.zeros((1, 2)) if x.size == 0 else x + factor

    described = among("empty arrays", mistake("one row too many", each=lambda seen, *_: seen.shape == (1, 2)))
    exact = among("empty arrays", mistake("one row too many", lambda x, factor: np.zeros((1, 2))))
    assert named(judged(one_more, adds, described, inputs=grouped)) == ["adds instead of multiplying"]
    assert named(judged(one_more, adds, exact, inputs=grouped)) == ["adds instead of multiplying", "one row too many"]
    assert named(judged(lambda x, factor: one_more(x, factor) if x.size == 0 else times(x, factor), described, inputs=grouped)) == [
        "one row too many"
    ]


def test_each_key_of_a_dictionary_is_a_property() -> None:
    def some(draw: np.random.Generator) -> Any:
        yield "a vector", draw.normal(size=4)

    def right(x: Any) -> Any:
        return {"sum": x.sum(), "mean": x.mean()}

    def observed(mean: Callable[[Any], Any]) -> Any:
        return judged(
            lambda x: parts(sum=lambda: plain(x.sum()), mean=lambda: plain(mean(x))),
            among("mean", mistake("divided by n - 1", lambda x: {"mean": x.sum() / (len(x) - 1)})),
            inputs=some, right=right, keep=lambda value: value,
        )  # fmt: skip

    assert observed(np.mean).passed
    verdict = observed(lambda x: x.sum() / (len(x) - 1))
    assert named(verdict) == ["divided by n - 1"]
    assert said(verdict)[0].startswith("Mean")
    assert named(observed(lambda x: 1 / 0)) == ["raised ZeroDivisionError"]


# ---- words of the contract ----------------------------------------------------------------------------------------------


def changes(x: Any, factor: float) -> Any:
    right = times(x, factor)
    x += 1.0
    return right


class Remembers:
    """Right at first, and wrong once it was asked as often as there are inputs."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, x: Any, factor: float) -> Any:
        self.calls += 1
        return times(x, factor) + (self.calls > 3)


class RemembersObjects:
    """What it found for an array, for as long as that array is there, whatever is in it by then."""

    def __init__(self) -> None:
        self.found: dict[int, Any] = {}

    def __call__(self, x: Any, factor: float) -> Any:
        return self.found.setdefault(id(x), (times(x, factor), x))[0]


def test_an_answer_that_changes_its_argument_is_not_said_to_remember() -> None:
    def scales_in_place(x: Any, factor: float) -> Any:
        x *= factor
        return x

    verdict = judged(scales_in_place, contract=[keeps_arguments(), same_again()])
    assert named(verdict) == ["changes the caller's arguments"]


@pytest.mark.parametrize(
    ("word", "student", "name"),
    [
        (keeps_arguments(), changes, "changes the caller's arguments"),
        (same_again(), Remembers(), "another answer when asked again"),
        (same_again(), RemembersObjects(), "another answer when asked again"),
        (by_name("x", "factor"), lambda x, by: by * x, "an argument has another name"),
        (by_name("x", "factor"), lambda factor, x: factor * x + np.size(x) - 1, "another result where the arguments are passed by name"),
        (in_dtypes("float32"), lambda x, factor: times(x, factor) if x.dtype == "float64" else x, None),
    ],
    ids=["keeps_arguments", "same_again", "same_again, of one object", "by_name", "by_name, in another order", "in_dtypes"],
)
def test_a_word_of_the_contract_catches_its_offender_alone(word: Any, student: Any, name: str | None) -> None:
    assert judged(times, contract=[word]).passed
    verdict = judged(student, contract=[word])
    assert named(verdict) == [name]
    assert (verdict.held, verdict.checked) == (3, 4)


GIVEN_BACK, FILLED_AGAIN = "returns the array that it got", "a later call changes an earlier result"


def in_one_buffer(x: Any, factor: float, kept: dict[Any, Any] = {}) -> Any:  # noqa: B006
    return np.multiply(factor, x, out=kept.setdefault(x.shape, np.empty(x.shape)))


class Variable:
    """What TensorFlow's and Keras' variables have in common."""

    def __init__(self, value: Any) -> None:
        self.value = np.array(value)

    def assign(self, value: Any) -> None:
        self.value[...] = value

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        return np.array(self.value)

    def __mul__(self, factor: float) -> Any:
        return self.value * factor

    def __rsub__(self, other: float) -> Any:
        return other - self.value


def ones_too(draw: np.random.Generator) -> Any:
    yield "the factor 1", draw.normal(size=(2, 3)) - 1.0, 1.0
    yield "a variable", Variable([1.0, -2.0]), 1.0
    yield "a number", np.asarray(2.5), 3.0


@pytest.mark.parametrize(
    ("student", "names"),
    [
        (lambda x, factor: x * factor, []),
        (lambda x, factor: [x * factor][0].tolist(), []),
        (lambda x, factor: x if factor == 1 else x * factor, [GIVEN_BACK]),
        (lambda x, factor: x[::1] if factor == 1 and type(x) is np.ndarray else x * factor, [GIVEN_BACK]),
        (lambda x, factor: x if type(x) is Variable else x * factor, [GIVEN_BACK]),
        (lambda x, factor: in_one_buffer(np.asarray(x), factor), [FILLED_AGAIN]),
        (lambda x, factor: x if factor == 1 else in_one_buffer(x, factor), [GIVEN_BACK, FILLED_AGAIN]),
    ],
    ids=["new", "a new list", "the argument", "a view of it", "a variable", "one buffer", "both"],
)
def test_a_result_is_neither_an_argument_nor_filled_again(student: Any, names: list[str]) -> None:
    def right(x: Any, factor: float) -> Any:
        return numbers(factor * np.asarray(x))

    verdict = judged(student, inputs=ones_too, right=right, contract=[new_results("scaled")], namespace={"scaled": student})
    assert named(verdict) == names


def test_an_answer_that_fails_is_not_accused_of_what_it_returns() -> None:
    def fails(x: Any, factor: float) -> Any:
        return 1 / 0 if factor == 0 else factor * x

    verdict = judged(fails, contract=[new_results("scaled")], namespace={"scaled": fails})
    assert named(verdict) == ["raised ZeroDivisionError"]


def test_where_no_result_could_be_looked_at_the_word_does_not_hold() -> None:
    assert named(judged(times, contract=[new_results("scaled")], namespace={})) == [FILLED_AGAIN]


def test_a_contract_word_goes_unsaid_where_its_own_input_is_wrong_already() -> None:
    wrong_by_name_too = judged(lambda x, factor: x + factor, adds, contract=[by_name("x", "factor"), in_dtypes("float32")])
    assert named(wrong_by_name_too) == ["adds instead of multiplying"]


def test_lower_precision_may_lose_what_it_must_and_no_more() -> None:
    assert judged(lambda x, factor: x.dtype.type(factor) * x, keep=plain, contract=[in_dtypes("float32", "float16")]).passed
    assert not judged(lambda x, factor: times(x, factor) * (1 + (x.dtype == "float32") * 1e-3), contract=[in_dtypes("float32")]).passed


def test_a_mistake_of_one_precision_alone_has_its_name_there() -> None:
    def forgets(x: Any, factor: float) -> Any:
        return times(x, factor) if x.dtype == "float64" else x

    ignored = mistake("factor ignored in float32", each=lambda seen, x, factor: np.allclose(seen, x), hint="Multiply there too.")
    known = among("float32", ignored)
    other = among("float32", mistake("all zeros", each=lambda seen, x, factor: not seen.any()))
    verdict = judged(forgets, known, other, contract=[in_dtypes("float32")])
    assert named(verdict) == ["factor ignored in float32"]
    assert sentence(verdict.findings[0].hint) == "Multiply there too."
    assert named(judged(forgets, other, contract=[in_dtypes("float32")])) == [None]


def test_an_argument_that_is_passed_by_name_stays_so_in_lower_precision() -> None:
    def by_name_alone(draw: np.random.Generator) -> Any:
        yield "the factor by its name", draw.normal(size=3), named_arguments(factor=0.5)

    assert judged(times, inputs=by_name_alone, contract=[in_dtypes("float32")]).passed


def test_what_remembers_is_found_where_the_first_input_is_refused_too() -> None:
    def refused_first(draw: np.random.Generator) -> Any:
        yield "no factor", np.ones(2), -1.0
        yield from inputs(draw)

    calls = [0]

    def student(x: Any, factor: float) -> Any:
        if factor < 0:
            raise ValueError
        calls[0] += 1
        return times(x, factor) + (calls[0] > 3)

    verdict = judged(
        student, inputs=refused_first, right=lambda x, factor: raises(ValueError) if factor < 0 else factor * x, contract=[same_again()]
    )
    assert named(verdict) == ["another answer when asked again"]


# ---- earlier functions --------------------------------------------------------------------------------------------------


def with_earlier(own: Any, then: Callable[[Any], Any] = lambda value: value) -> Verdict:
    """A task that uses the student's `double` of an earlier one."""

    def right_double(x: Any) -> Any:
        return 2 * x

    def some(draw: np.random.Generator) -> Any:
        yield "a vector", draw.normal(size=4)

    namespace = {"double": own}
    earlier = [Earlier("double", right_double, lambda double: numbers(double(np.array([1.0, -3.0]))))]
    quadruple = lambda x: then(namespace["double"](namespace["double"](x)))  # noqa: E731
    minus = mistake("sign turned", lambda x: -4 * x)
    verdict = judged(quadruple, minus, inputs=some, right=lambda x: 4 * x, namespace=namespace, earlier=earlier)
    assert namespace == {"double": own}
    return verdict


def test_an_earlier_mistake_costs_nothing_here_and_is_told() -> None:
    verdict = with_earlier(lambda x: 3 * x)
    assert verdict.passed
    assert ["double" in sentence(note) for note in verdict.notes] == [True]
    assert with_earlier(None).passed
    assert with_earlier(lambda x: 2 * x).notes == ()


def test_an_earlier_mistake_does_not_hide_this_tasks() -> None:
    assert named(with_earlier(lambda x: 3 * x, lambda value: -value)) == ["sign turned"]


# ---- the author's errors ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [ValueError, AssertionError, ZeroDivisionError])
def test_a_right_rule_that_raises_is_the_authors_error(error: type[Exception]) -> None:
    def right(x: Any, factor: float) -> Any:
        raise error("no such rule")

    assert judged(times, right=right).author_error is not None


def test_a_right_rule_whose_value_is_not_plain_is_the_authors_error() -> None:
    assert judged(times, right=lambda x, factor: {1, 2}).author_error is not None


def test_a_rule_of_a_mistake_may_fail_without_harm() -> None:
    assert judged(times, mistake("odd", lambda x: x)).passed


# ---- a hostile process --------------------------------------------------------------------------------------------------

_EARLIER = Earlier("double", lambda x: 2 * x, lambda double: numbers(double(np.ones(2))))
_EXAMPLES = ["times(np.array([1.0]), 3.0)"]
_RIGHT = observe(
    inputs, lambda x, factor: numbers(times(x, factor)), SEED, contract=CALLED_ON_CONTRACT, examples=_EXAMPLES,
    earlier=[_EARLIER], namespace={"double": lambda x: 2 * x},
)  # fmt: skip

leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from([{"raised": "ValueError"}, {"raised": "NotAllowed"}, {"raised": 3}, "double", 10**400])
    | arrays.arrays(st.sampled_from(["float64", "float32", "int64", "bool"]), arrays.array_shapes(min_dims=0, max_dims=2, max_side=3))
)
keys = st.sampled_from([*_RIGHT, "with_right", "replaced", "word same", "raised"]) | st.text(max_size=3)
anything = st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to all that a tree holds, itself left out."""
    pairs = value.items() if type(value) is dict else enumerate(value) if type(value) is list else ()
    return [place for key, inner in pairs for place in ((*path, key), *places(inner, (*path, key)))]


def refused(observed: object) -> None:
    verdict = judged_from(observed, adds, ignores, contract=CALLED_ON_CONTRACT, examples=_EXAMPLES, earlier=["double"])
    assert verdict.author_error is None, sentence(verdict.author_error)
    assert (verdict.passed, verdict.score) == (False, 0.0)
    assert verdict.findings
    assert Verdict.from_plain(verdict.to_plain()) == verdict


def test_the_right_observation_passes() -> None:
    assert judged_from(_RIGHT, contract=CALLED_ON_CONTRACT, examples=_EXAMPLES, earlier=["double"]).passed


@given(anything)
@settings(max_examples=40, deadline=None)
def test_whatever_is_sent_instead_is_wrong(observed: object) -> None:
    refused(observed)


@given(st.sampled_from(places(_RIGHT)), anything, st.dictionaries(st.sampled_from(["with_right", "replaced"]), anything))
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_one_place_of_what_is_right_is_wrong(place: tuple[Any, ...], forged: Any, more: dict[str, Any]) -> None:
    observed = copy.deepcopy(_RIGHT)
    within = observed
    for key in place[:-1]:
        within = within[key]
    if outcome(lambda: np.array_equal(within[place[-1]], forged)) is True:
        return
    within[place[-1]] = forged
    refused(observed | more)


def test_a_whole_number_that_no_float_can_hold_is_shown_short() -> None:
    verdict = judged_from({**_RIGHT, "shown": [-(10**400)]}, examples=_EXAMPLES)
    assert verdict.example is not None
    assert sentence(verdict.example.gave) == "-1.00000e+400"


@pytest.mark.parametrize("name", sorted(_RIGHT))
def test_nothing_of_an_observation_may_be_missing(name: str) -> None:
    refused({key: value for key, value in _RIGHT.items() if key != name})


def test_a_process_cannot_excuse_itself_by_a_function_that_nobody_named() -> None:
    forged = {"values": [], "with_right": _RIGHT, "replaced": ["double", np.zeros(3)]}
    options = {"contract": CALLED_ON_CONTRACT, "examples": _EXAMPLES}
    assert not judged_from(forged, **options).passed
    assert judged_from(forged, earlier=["double"], **options).passed
