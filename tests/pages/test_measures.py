"""Item statistics on small classes whose values can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.pages.measures import item_statistics


def test_difficulty_is_the_mean_share_of_the_points():
    (first, second) = item_statistics(np.array([[2.0, 0.0], [1.0, 1.0]]), [2, 1])
    assert first.difficulty == pytest.approx(0.75)
    assert second.difficulty == pytest.approx(0.5)


def test_the_upper_lower_index_compares_the_outer_27_percent():
    # 100 submissions, totals all different; the item is right for exactly the best 40
    other = np.arange(100.0)
    item = (other >= 60).astype(float)
    (statistics, _) = item_statistics(np.column_stack([item, other]), [1, 100])
    assert statistics.upper_lower == pytest.approx(1.0)
    item = (other >= 90).astype(float)  # 10 of the best 27
    (statistics, _) = item_statistics(np.column_stack([item, other]), [1, 100])
    assert statistics.upper_lower == pytest.approx(10 / 27)


def test_submissions_tied_at_the_edge_count_in_part_whatever_their_order():
    scores = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 1.0]])
    first = item_statistics(scores, [1, 1])
    again = item_statistics(scores[[3, 1, 5, 0, 2, 4]], [1, 1])
    assert first == again
    # the lowest 1.62 of six: the one with 0 wholly, the two with 1 point share 0.62, one of them with the item right
    assert first[0].upper_lower == pytest.approx(1.0 - 0.31 / 1.62)


def test_point_biserial_leaves_the_item_itself_out():
    generator = np.random.default_rng(1)
    scores = generator.integers(0, 2, size=(200, 3)).astype(float)
    for place, statistics in enumerate(item_statistics(scores, [1, 1, 1])):
        rest = scores.sum(axis=1) - scores[:, place]
        assert statistics.point_biserial == pytest.approx(np.corrcoef(scores[:, place], rest)[0, 1])


def test_what_a_small_or_uniform_class_cannot_say_is_none():
    assert item_statistics(np.array([[1.0]]), [1])[0].upper_lower is None
    (same, _) = item_statistics(np.ones((10, 2)), [1, 1])
    assert (same.upper_lower, same.point_biserial) == (None, None)


def test_what_is_not_marked_yet_is_left_out_and_an_answer_that_nobody_marked_has_no_difficulty():
    scores = np.array([[2.0, np.nan, np.nan], [1.0, np.nan, 3.0], [0.0, np.nan, 1.0], [2.0, np.nan, 3.0], [0.0, np.nan, 2.0]])
    first, second, third = item_statistics(scores, [2, 4, 4])
    assert first.difficulty == pytest.approx(0.5)
    assert (second.difficulty, second.upper_lower, second.point_biserial) == (None, None, None)
    assert third.difficulty == pytest.approx((0.75 + 0.25 + 0.75 + 0.5) / 4)


def test_extra_credit_makes_no_share_larger_than_all():
    scores = np.array([[3.0, 1.0], [2.0, 1.0], [0.0, 1.0], [0.0, 0.0]])
    first, _ = item_statistics(scores, [2, 1])
    assert first.difficulty == pytest.approx(0.5)
    assert first.upper_lower == pytest.approx(1.0)
