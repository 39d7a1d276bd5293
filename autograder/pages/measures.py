"""Item statistics: how hard a task is and how well it tells strong from weak submissions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TAIL = 0.27
FEWEST = 4  #: with fewer submissions no discrimination is given
FEW = 30  #: with fewer, the numbers are to be read with care

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class ItemStatistics:
    """`difficulty` is from 0 (nobody earned a point) to 1 (all earned all). None: not defined for this class."""

    difficulty: float | None
    upper_lower: float | None
    point_biserial: float | None


def item_statistics(scores: Numbers, points: Sequence[float]) -> list[ItemStatistics]:
    """Statistics of each column of `scores`, shape (n_submissions, n_items), n_submissions >= 1, points > 0.

    NaN is an answer that is not marked yet, and left out; what is above an item's points, extra credit, too. Difficulty: mean share of an
    item's points; None where no answer is marked. Upper-lower index: the difficulty within the best 27 % by total score less
    that within the worst 27 % (T. L. Kelley, "The selection of upper and lower groups for the validation of test items",
    Journal of Educational Psychology 30, 1939). Of submissions with the same total at the edge of a group each counts in
    part, so that their order plays no role. Point-biserial: the correlation of an item's score with the sum of all
    *other* items (for partial credit it is Pearson's). Totals and sums are shares of the points of what is marked.
    """
    worth = np.asarray(points, dtype=float)
    capped = np.minimum(scores, worth)
    found = []
    for item in range(capped.shape[1]):
        marked = ~np.isnan(capped[:, item])
        known = capped[marked]
        shares = known[:, item] / worth[item]
        totals = _share(known, worth)
        others = _share(np.delete(known, item, axis=1), np.delete(worth, item))
        difference = correlation = None
        if len(shares) >= FEWEST and np.ptp(totals) > 1e-12:
            lower, upper = _tail(totals), _tail(-totals)
            difference = float(upper @ shares - lower @ shares)
        compared = ~np.isnan(others)
        if compared.sum() >= FEWEST:
            correlation = _correlation(shares[compared], others[compared])
        found.append(ItemStatistics(float(shares.mean()) if len(shares) else None, difference, correlation))
    return found


def _share(scores: Numbers, points: Numbers) -> Numbers:
    """What each submission earned of the points of what is marked, rounded so that equal sums are ties; NaN where nothing is."""
    worth = np.where(np.isnan(scores), 0.0, points).sum(axis=1)
    share: Numbers = np.round(np.divide(np.nansum(scores, axis=1), worth, out=np.full(len(scores), np.nan), where=worth > 0), 12)
    return share


def chance(size: int) -> float | None:
    """How far from 0 the correlation with an item that tells nothing comes, in 19 of 20 classes of this size.

    From the standard error 1 / sqrt(n - 1) of a correlation of 0, in the normal approximation.
    """
    return float(1.96 / np.sqrt(size - 1)) if size >= FEWEST else None


def _tail(totals: Numbers) -> Numbers:
    """Weights, summing to 1, of the lowest 27 %; ties at the edge share what is left."""
    left = TAIL * len(totals)
    weights = np.zeros(len(totals))
    for value in np.unique(totals):
        tied = totals == value
        weights[tied] = min(1.0, left / tied.sum())
        left -= weights[tied].sum()
        if left <= 1e-12:
            break
    shares: Numbers = weights / weights.sum()
    return shares


def _correlation(one: Numbers, other: Numbers) -> float | None:
    if np.ptp(one) == 0 or np.ptp(other) < 1e-12:
        return None
    return float(np.corrcoef(one, other)[0, 1])
