"""The recipe of keras-in-practice on 200 splits of the cars, with its network written in NumPy: what the chapter says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

BOOK = Path(__file__).resolve().parents[2] / "book"
SPLITS, FIT, CHOOSE = 200, 110, 170
STRENGTHS = (0.0, 0.01, 0.1, 1.0)


def scaled(leave_out: bool) -> tuple[np.ndarray, np.ndarray]:
    """Features (splits, cars, features), rows in the order of each split and scaled by its rows of the fit; targets (splits, cars)."""
    cars = pd.read_csv(BOOK / "data" / "mpg.csv")
    facts = pd.get_dummies(cars[["displ", "cyl", "year", "drv", "fl", "class"]], dtype=float).to_numpy()
    X, y = np.zeros((SPLITS, *facts.shape), "float32"), np.empty((SPLITS, len(cars)), "float32")
    for seed in range(SPLITS):
        order = np.random.default_rng(seed).permutation(len(cars))
        fit = facts[order[:FIT]]
        deviation = fit.std(0)
        varies = deviation > 0
        z = (facts[order] - fit.mean(0)) / np.maximum(deviation, 1e-7)  # as Keras' Normalization does it
        X[seed] = np.where(varies, z, 0) if leave_out else z
        y[seed] = cars.hwy.to_numpy()[order]
    return X, y


def trained(X: np.ndarray, y: np.ndarray, l2: float, steps: int = 300, rate: float = 0.005) -> Callable[[np.ndarray], np.ndarray]:
    """The predictions of networks with 32 and 32 relu units after full-batch Adam, one a split; all start alike."""
    rng = np.random.default_rng(0)
    weights = []
    for rows, columns in ((X.shape[2], 32), (32, 32), (32, 1)):
        bound = np.sqrt(6 / (rows + columns))
        weights.append(np.repeat(rng.uniform(-bound, bound, (1, rows, columns)).astype("float32"), len(X), 0))
        weights.append(np.zeros((len(X), 1, columns), "float32"))
    weights[5] += y.mean(1)[:, None, None]
    means, squares = ([np.zeros_like(w) for w in weights] for _ in range(2))

    def outputs(features: np.ndarray) -> list[np.ndarray]:
        first = np.maximum(features @ weights[0] + weights[1], 0)
        second = np.maximum(first @ weights[2] + weights[3], 0)
        return [features, first, second, second @ weights[4] + weights[5]]

    for step in range(1, steps + 1):
        *layers, predicted = outputs(X)
        back = 2 / X.shape[1] * (predicted - y[:, :, None])
        gradients = [np.empty(0)] * 6
        for k in (2, 1, 0):
            gradients[2 * k] = layers[k].transpose(0, 2, 1) @ back + 2 * l2 * weights[2 * k]
            gradients[2 * k + 1] = back.sum(1, keepdims=True)
            back = (back @ weights[2 * k].transpose(0, 2, 1)) * (layers[k] > 0)
        pace = rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        for w, mean, square, gradient in zip(weights, means, squares, gradients, strict=True):
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient**2 - square)
            w -= pace * mean / (np.sqrt(square) + 1e-7)
    return lambda features: outputs(features)[3][:, :, 0]


@pytest.mark.slow
def test_on_200_splits_the_recipe_is_never_far_off_and_the_strength_matters_little():
    X, y = scaled(leave_out=True)
    assert np.abs(X).max() < 11
    chosen_by, tested = [], []
    for l2 in STRENGTHS:
        predict = trained(X[:, :FIT], y[:, :FIT], l2)
        errors = (predict(X) - y) ** 2
        chosen_by.append(errors[:, FIT:CHOOSE].mean(1))
        tested.append(np.sqrt(errors[:, CHOOSE:].mean(1)))
    best = np.argmin(chosen_by, axis=0)
    error = np.array(tested)[best, np.arange(SPLITS)]
    of_the_mean = np.sqrt(np.mean((y[:, CHOOSE:] - y[:, :FIT].mean(1, keepdims=True)) ** 2, axis=1))
    assert np.max(error / of_the_mean) < 0.55
    assert np.median(error) < 2.1
    assert 0.4 < np.mean(error < tested[0]) < 0.65
    assert 0.1 < np.mean(error > tested[0]) < 0.35


@pytest.mark.slow
def test_without_leaving_columns_out_what_has_no_penalty_fails_wherever_a_column_is_constant_and_what_has_one_nowhere():
    X, y = scaled(leave_out=False)
    constant = np.abs(X).max((1, 2)) > 1e6
    assert np.sum(constant) == 105
    X, y = X[constant], y[constant]
    spread = y[:, :FIT].var(axis=1)
    for l2 in STRENGTHS:
        errors = (trained(X[:, :FIT], y[:, :FIT], l2)(X).astype(float) - y) ** 2
        worst = np.maximum(errors[:, FIT:CHOOSE].mean(1), errors[:, CHOOSE:].mean(1))
        assert np.all(worst < spread) if l2 else np.all(worst > 1e4 * spread)
