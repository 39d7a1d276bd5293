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


def by_model(seed: int) -> list[np.ndarray]:
    """Training, choosing and test cars; all cars of a model are in the same part. As in the chapter."""
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


def trained(X: np.ndarray, y: np.ndarray, l2: float, epochs: int = 30, rate: float = 0.005) -> Callable[[np.ndarray], np.ndarray]:
    """The predictions of a network with 32 and 32 relu units after Adam on batches of 16; every network starts alike."""
    rng = np.random.default_rng(0)
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
    """Mean squared errors: of each strength on the choosing and on the test cars (splits, strengths), and of the mean (splits,)."""
    found: dict[str, list] = {"choosing": [], "test": [], "mean": []}
    for seed in range(SPLITS):
        train, choosing, test = split(seed)
        X = scaled(train, leave_out)
        squared = np.array([(trained(X[train], MILES[train], l2)(X).astype(float) - MILES) ** 2 for l2 in STRENGTHS])
        found["choosing"].append(squared[:, choosing].mean(1))
        found["test"].append(squared[:, test].mean(1))
        found["mean"].append(np.mean((MILES[test] - MILES[train].mean()) ** 2))
    return {name: np.array(rows) for name, rows in found.items()}


def figures(found: dict[str, np.ndarray]) -> dict[str, float]:
    """What the recipe gains: its test error in miles per gallon, against the mean, and against no penalty."""
    best = found["choosing"].argmin(1)
    error, of_none, of_the_mean = np.sqrt([found["test"][np.arange(SPLITS), best], found["test"][:, 0], found["mean"]])
    return {
        "median error": np.median(error),
        "median error without a penalty": np.median(of_none),
        "largest share of the error of the mean": np.max(error / of_the_mean),
        "median share": np.median(error / of_the_mean),
        "better than no penalty": np.mean(error < of_none),
        "worse than no penalty": np.mean(error > of_none),
    }


@pytest.mark.slow
def test_on_200_splits_the_recipe_is_never_far_off_and_the_strength_matters_little():
    found = figures(errors(by_model))
    assert found["largest share of the error of the mean"] < 0.85
    assert found["median share"] < 0.5
    assert 2.5 < found["median error"] < 2.9
    assert abs(found["median error"] - found["median error without a penalty"]) < 0.15
    assert 0.44 < found["better than no penalty"] < 0.6
    assert 0.25 < found["worse than no penalty"] < 0.4


@pytest.mark.slow
def test_a_random_split_flatters_because_most_models_are_in_two_parts():
    assert figures(errors(by_car))["median error"] < 0.75 * figures(errors(by_model))["median error"]


@pytest.mark.slow
def test_without_leaving_columns_out_the_network_fails_wherever_a_column_is_constant_and_a_penalty_seldom_saves_it():
    constant = np.array([np.any(np.ptp(FACTS[by_model(seed)[0]], axis=0) == 0) for seed in range(SPLITS)])
    assert np.sum(constant) == 189
    found = errors(by_model, leave_out=False)
    worst = np.maximum(found["choosing"], found["test"]) / found["mean"][:, None]
    assert np.all(worst[constant, 0] > 1e4)
    assert np.all(np.mean(worst[constant, 1:] > 1.5, axis=0) > 0.8)
    assert np.all(worst[~constant] < 1)


if __name__ == "__main__":
    for split in (by_model, by_car):
        print(split.__name__, {name: round(float(value), 3) for name, value in figures(errors(split)).items()})
    found = errors(by_model, leave_out=False)
    worst = np.maximum(found["choosing"], found["test"]) / found["mean"][:, None]
    print("columns kept: worst error as a share of that of the mean", np.sort(worst, axis=0)[[0, 11, -2, -1]].round(2).tolist())
