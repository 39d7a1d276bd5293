"""The recipe of keras-in-practice on 200 splits of the cars, with its network written in NumPy: what the chapter says of them.

`python tests/site/test_recipe.py` prints the figures.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

BOOK = Path(__file__).resolve().parents[2] / "book"
SPLITS = 200
STRENGTHS = (0.0, 0.01, 0.1, 1.0)
CARS = pd.read_csv(BOOK / "data" / "mpg.csv")
FACTS = pd.get_dummies(CARS[["displ", "cyl", "year", "drv", "fl", "class"]], dtype=float).to_numpy()
MILES = CARS.hwy.to_numpy("float32")
# The chapter's table, in miles per gallon: the median test error with the chosen strength; that error minus the one without a penalty, its
# mean, the standard error of the mean, and its median; and on how many splits it is better, the same and worse.
SAID = {
    "by_model": (2.70, -0.07, 0.02, -0.01, 104, 39, 57),
    "by_car": (1.89, -0.02, 0.01, 0.00, 90, 49, 61),
}


def by_model(seed: int) -> list[np.ndarray]:
    """Training, validation and test cars; all cars of a model are in the same part. As in the chapter."""
    models = np.random.default_rng(seed).permutation(CARS.model.unique())
    return [np.flatnonzero(CARS.model.isin(part)) for part in np.split(models, [18, 28])]


def by_car(seed: int) -> list[np.ndarray]:
    """Parts of about the same size, drawn car by car."""
    return np.split(np.random.default_rng(seed).permutation(len(CARS)), [110, 172])


def scaled(train: np.ndarray, leave_out: bool) -> np.ndarray:
    """All cars (cars, features), scaled by the training cars as Keras' Normalization does it."""
    deviation = FACTS[train].std(0)
    z = (FACTS - FACTS[train].mean(0)) / np.maximum(deviation, 1e-7)
    return (np.where(deviation > 0, z, 0) if leave_out else z).astype("float32")


def trained(
    X: np.ndarray, y: np.ndarray, l2: float, start: int, epochs: int = 30, rate: float = 0.005
) -> Callable[[np.ndarray], np.ndarray]:
    """The predictions of a network with 32 and 32 relu units after Adam on batches of 16, from a random start."""
    rng = np.random.default_rng(start)
    weights = []
    for rows, columns in ((X.shape[1], 32), (32, 32), (32, 1)):
        bound = np.sqrt(6 / (rows + columns))
        weights.append(rng.uniform(-bound, bound, (rows, columns)).astype("float32"))
        weights.append(np.zeros(columns, "float32"))
    weights[5] += y.mean()
    means, squares = ([np.zeros_like(w) for w in weights] for _ in range(2))

    def outputs(features: np.ndarray) -> list[np.ndarray]:
        first = np.maximum(features @ weights[0] + weights[1], 0)
        second = np.maximum(first @ weights[2] + weights[3], 0)
        return [features, first, second, (second @ weights[4] + weights[5])[:, 0]]

    batches = [part for _ in range(epochs) for part in np.split(rng.permutation(len(X)), range(16, len(X), 16))]
    for step, batch in enumerate(batches, 1):
        *layers, predicted = outputs(X[batch])
        back = 2 / len(batch) * (predicted - y[batch])[:, None]
        gradients = [np.empty(0)] * 6
        for k in (2, 1, 0):
            gradients[2 * k] = layers[k].T @ back + 2 * l2 * weights[2 * k]
            gradients[2 * k + 1] = back.sum(0)
            back = (back @ weights[2 * k].T) * (layers[k] > 0)
        pace = rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        for w, mean, square, gradient in zip(weights, means, squares, gradients, strict=True):
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient**2 - square)
            w -= pace * mean / (np.sqrt(square) + 1e-7)
    return lambda features: outputs(features)[3]


@cache
def errors(split: Callable[[int], list[np.ndarray]], leave_out: bool = True) -> dict[str, np.ndarray]:
    """Mean squared errors: of each strength on the validation and on the test cars (splits, strengths), and of the mean (splits,).

    All strengths of a split start from the same weights, and each split from others.
    """
    found: dict[str, list] = {"valid": [], "test": [], "mean": []}
    for seed in range(SPLITS):
        train, valid, test = split(seed)
        X = scaled(train, leave_out)
        squared = np.array([(trained(X[train], MILES[train], l2, start=seed)(X).astype(float) - MILES) ** 2 for l2 in STRENGTHS])
        found["valid"].append(squared[:, valid].mean(1))
        found["test"].append(squared[:, test].mean(1))
        found["mean"].append(np.mean((MILES[test] - MILES[train].mean()) ** 2))
    return {name: np.array(rows) for name, rows in found.items()}


def chosen(found: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Root mean squared test errors (splits,): with the strength that is best on the validation cars, and without a penalty."""
    best = found["valid"].argmin(1)
    return np.sqrt(found["test"][np.arange(SPLITS), best]), np.sqrt(found["test"][:, 0])


def row(found: dict[str, np.ndarray]) -> tuple[float, ...]:
    """What the chapter's table says of a way to split, in the order of SAID."""
    error, of_none = chosen(found)
    gap = error - of_none
    spread = (gap.mean(), gap.std(ddof=1) / SPLITS**0.5, np.median(gap))
    return np.median(error), *spread, np.sum(gap < 0), np.sum(gap == 0), np.sum(gap > 0)


@pytest.mark.slow
@pytest.mark.parametrize("split", [by_model, by_car])
def test_the_table_of_the_chapter_says_what_200_splits_give(split):
    error, mean, se, median, *counts = row(errors(split))
    said = SAID[split.__name__]
    assert error == pytest.approx(said[0], abs=0.1)
    assert (mean, se, median) == tuple(pytest.approx(value, abs=0.04) for value in said[1:4])
    assert counts == [pytest.approx(value, abs=15) for value in said[4:]]
    assert sum(counts) == sum(said[4:]) == SPLITS
    assert np.sum(errors(split)["valid"].argmin(1) == 0) == counts[1]


@pytest.mark.slow
def test_on_200_splits_the_recipe_is_never_far_off_and_the_penalty_gains_little():
    found = errors(by_model)
    error, of_none = chosen(found)
    share = error / np.sqrt(found["mean"])
    assert np.max(share) < 0.85
    assert np.median(share) < 0.5
    assert 0 < np.mean(of_none - error) < 0.05 * np.mean(of_none)
    gain = of_none - error
    large = np.abs(gain) > 0.2  # "lowers the error by more than 0.2 on 41 of the 200, and raises it by more than 0.2 on 20"
    assert [np.sum(large & (gain > 0)), np.sum(large & (gain < 0))] == [pytest.approx(41, abs=8), pytest.approx(20, abs=8)]
    assert np.sum(gain[large]) > 0.6 * np.sum(gain)


@pytest.mark.slow
def test_a_random_split_flatters_because_most_models_are_in_two_parts():
    assert row(errors(by_car))[0] < 0.75 * row(errors(by_model))[0]


@pytest.mark.slow
def test_without_leaving_columns_out_the_network_fails_wherever_a_column_is_constant_and_a_penalty_seldom_saves_it():
    constant = np.array([np.any(np.ptp(FACTS[by_model(seed)[0]], axis=0) == 0) for seed in range(SPLITS)])
    assert np.sum(constant) == 189
    found = errors(by_model, leave_out=False)
    worst = np.maximum(found["valid"], found["test"]) / found["mean"][:, None]
    assert np.all(worst[constant, 0] > 1e4)
    assert np.all(np.mean(worst[constant, 1:] > 1.5, axis=0) > 0.8)
    assert np.all(worst[~constant] < 1)


if __name__ == "__main__":
    for split in (by_model, by_car):
        print(split.__name__, [round(float(value), 3) for value in row(errors(split))])
    found = errors(by_model, leave_out=False)
    worst = np.maximum(found["valid"], found["test"]) / found["mean"][:, None]
    print("columns kept: worst error as a share of that of the mean", np.sort(worst, axis=0)[[0, 11, -2, -1]].round(2).tolist())
