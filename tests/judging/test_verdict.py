"""`run` turns a judge half and observed values into a verdict, whatever the judge half does."""

import json

import numpy as np
import pytest

from autograder.judging import Verdict, run
from autograder.judging.findings import Example, Finding
from autograder.kernels import wire
from autograder.reasons import reason, text

EXPECT = "from autograder.judging import expect, Mistake\n"


def test_a_judge_half_that_raises_nothing_gives_full_points():
    verdict = run(EXPECT + "expect(observed, np.arange(3.0))", {"observed": np.arange(3.0)}, 2)
    assert (verdict.passed, verdict.score, verdict.author_error) == (True, 2, None)


def test_a_wrong_value_gives_no_points_and_its_diagnosis():
    source = EXPECT + "expect(observed, 1.0, mistakes={'doubled': Mistake(2.0, hint='Halve it.')})"
    verdict = run(source, {"observed": 2.0}, 2)
    (finding,) = verdict.findings
    assert (verdict.passed, verdict.score, finding.mistake, finding.hint) == (False, 0, text("doubled"), text("Halve it."))


def test_notes_are_of_this_run_alone():
    source = EXPECT + "expect(observed, 1.0, with_right={'helper': 1.0})"
    assert run(source, {"observed": 2.0}, 2).notes == (reason("judged-with", task=["helper"]),)
    assert run(EXPECT + "expect(observed, 1.0)", {"observed": 1.0}, 2).notes == ()


def test_the_last_value_is_the_score():
    verdict = run("x = 1\nx / 2", {}, 2)
    assert (verdict.passed, verdict.score) == (False, 0.5)


@pytest.mark.parametrize("score", ["float('nan')", "float('inf')", "-0.1", "2.1", "'2'", "True", "[1]"])
def test_a_score_that_is_no_number_in_range_is_the_authors_error(score):
    verdict = run(score, {}, 2)
    assert verdict.author_error
    assert verdict.score == 0


@pytest.mark.parametrize("source", ["1/0", "undefined", "x = ("])
def test_a_judge_half_that_fails_is_the_authors_error_with_its_line(source):
    verdict = run("\n" + source, {}, 2)
    assert verdict.author_error is not None
    assert (verdict.author_error.code, verdict.author_error.fields["line"]) == ("judge-failed", 2)
    assert (verdict.passed, verdict.score) == (False, 0)


@pytest.mark.parametrize("forged", [None, 1.5, "", [], {}, np.float64(1.0), np.zeros(0), [None] * 9])
def test_a_forged_value_without_the_part_that_is_judged_is_wrong_and_not_the_authors_error(forged):
    half = """
from autograder.judging import expect
expect(seen[1][0], 2.0, shown=[seen[2:], seen[0]], example=[('f(1)', [1.0]), ('f(2)', 2.0)])
"""
    found = run(half, {"seen": forged}, 2.0)
    assert (found.score, found.author_error) == (0.0, None)


def test_a_part_of_what_was_observed_is_judged():
    half = "from autograder.judging import expect\nexpect(seen[1][0], 2.0, shown=seen[2:], example=[('f(1)', 3.0)])"
    assert run(half, {"seen": [1.0, [2.0], 3.0]}, 2.0).passed


FULL = Verdict(
    False,
    0.0,
    (Finding(reason("found", what="The result", found=reason("wrong-shape")), text("doubled"), text("Halve it."), "l1.html#x"),),
    held=7,
    checked=9,
    wrong_kinds=("ties at the threshold",),
    example=Example("f(1)", reason("shown-raised", kind="ValueError"), text("2")),
    notes=(text("a note"),),
    choice="B",
    author_error=reason("judge-failed", line=2, kind="NameError", said="x"),
)


@pytest.mark.parametrize("verdict", [FULL, Verdict(True, 2.0)])
def test_a_verdict_comes_back_from_the_wire_as_it_was(verdict):
    assert Verdict.from_plain(wire.unpack(*_frame(verdict.to_plain()))) == verdict
    assert Verdict.from_plain(json.loads(json.dumps(verdict.to_plain()))) == verdict


def _frame(value):
    frame = wire.pack(value)
    size = int.from_bytes(frame[:4], "big")
    return frame[12 : 12 + size], frame[12 + size :]


@pytest.mark.parametrize(
    "change",
    [
        {"passed": 1},
        {"score": float("nan")},
        {"score": True},
        {"held": 10},
        {"held": None},
        {"checked": -1},
        {"findings": {}},
        {"findings": [{"what": "wrong"}]},
        {"wrong_kinds": [1]},
        {"notes": ["a sentence"]},
        {"choice": 2},
        {"example": ["f(1)", "1", "2"]},
        {"author_error": "a sentence"},
        {"more": 1},
    ],
)
def test_what_is_no_verdict_is_refused(change):
    with pytest.raises(ValueError, match="not a"):
        Verdict.from_plain(FULL.to_plain() | change)
