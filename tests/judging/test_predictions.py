"""Predictions are judged by their error, on targets that the student's process never had."""

import numpy as np
import pytest

from autograder.judging import Wrong, expect_rmse, rmse
from autograder.judging.notes import taking_notes
from autograder.reasons import reason

TARGETS = [np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])]


def off_by(first, second):
    return [TARGETS[0] + first, TARGETS[1] - second]


@pytest.mark.parametrize("observed", [off_by(0.5, 0.5), off_by(0.2, 1.8), off_by(1.0, 1.0)])
def test_the_mean_over_the_splits_counts(observed):
    expect_rmse(observed, TARGETS, at_most=1.0)


@pytest.mark.parametrize(
    ("observed", "diagnosis"),
    [
        (off_by(2.0, 0.1), None),
        (off_by(9.0, 9.0), "far off"),
        (off_by(0.0, 0.0), "knows the targets"),
        ([TARGETS[0] + 0.5], None),
        ([np.array([[1.0], [2.0], [3.0]]), TARGETS[1]], "wrong shape"),
        ([np.array([1.0, np.nan, 3.0]), TARGETS[1]], "not finite"),
        ([TARGETS[0].astype("float32"), TARGETS[1]], "wrong dtype"),
        ([None, TARGETS[1]], "returned nothing"),
        ([{"raised": "TypeError"}, TARGETS[1]], "raised TypeError"),
        ({"raised": "NotSolved"}, "not solved yet"),
    ],
)
def test_what_is_wrong_is_named(observed, diagnosis):
    with pytest.raises(Wrong) as caught:
        expect_rmse(observed, TARGETS, at_most=1.0, at_least=0.01, mistakes={"far off": lambda seen: rmse(seen[0], TARGETS[0]) > 5})
    assert caught.value.diagnosis == diagnosis


def test_a_target_that_is_unknown_is_not_judged():
    expect_rmse([np.array([1.5, 99.0])], [np.array([1.0, np.nan])], at_most=0.5)


def test_the_message_tells_error_and_bound():
    with pytest.raises(Wrong, match=r"mean RMSE of 2\.0 cm; at most 1 is allowed\."):
        expect_rmse(off_by(2.0, 2.0), TARGETS, at_most=1.0, unit="cm")


def test_an_error_just_above_the_bound_does_not_read_as_one_that_is_allowed():
    with pytest.raises(Wrong, match=r"mean RMSE of > 3\.9 cm; at most 3\.9 is allowed\."):
        expect_rmse(off_by(3.91, 3.91), TARGETS, at_most=3.9, unit="cm")


def test_a_right_answer_in_place_of_an_earlier_task_is_enough():
    with taking_notes() as notes:
        expect_rmse(off_by(9.0, 9.0), TARGETS, at_most=1.0, with_right={"choose_strength": off_by(0.5, 0.5)})
    assert list(notes) == [reason("judged-with", task=["choose_strength"])]


def test_nothing_is_noted_where_it_was_not_needed():
    with taking_notes() as notes:
        expect_rmse(off_by(0.5, 0.5), TARGETS, at_most=1.0, with_right={"choose_strength": {"raised": "ValueError"}})
    assert not notes


def test_a_mistake_is_looked_for_in_what_the_right_earlier_one_gave():
    far_off = {"far off": lambda seen: rmse(seen[0], TARGETS[0]) > 5}
    with pytest.raises(Wrong) as caught:
        expect_rmse({"raised": "NameError"}, TARGETS, at_most=1.0, with_right={"choose_strength": off_by(9.0, 9.0)}, mistakes=far_off)
    assert caught.value.diagnosis == "far off"
