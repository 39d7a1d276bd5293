"""Facts of the pages on practice: the cheat sheet's conversions, and what Keras does in the cases that it warns of."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

BOOK = Path(__file__).resolve().parents[2] / "book"
N, P = 80, 5


def conversions() -> dict[str, tuple[str, str]]:
    """Row of the cheat sheet's table of strengths -> the formulas for l1 and l2."""
    text = (BOOK / "cheat-sheet.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| `([^`]+)` \| `([^`]+)` \|$", text, flags=re.M)
    return {name.replace("`", ""): (l1, l2) for name, l1, l2 in rows if name != "from"}


def strengths(row: str, **given: float) -> tuple[float, float]:
    l1, l2 = (eval(formula, {"__builtins__": {}}, {"n": N, **given}) for formula in conversions()[row])
    return l1, l2


def data() -> tuple[np.ndarray, np.ndarray]:
    """Centred features (N, P) and targets (N,)."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(N, P))
    y = X @ [2.0, -1.0, 0.5, 0.0, 0.0] + rng.normal(size=N)
    return X - X.mean(0), y - y.mean()


def is_minimum(w: np.ndarray, gradient: np.ndarray, l1: float, l2: float) -> bool:
    """Whether w minimizes data loss + l1 * sum(|w|) + l2 * sum(w**2), given the gradient of the data loss there."""
    slope = gradient + 2 * l2 * w
    return np.allclose(slope[w != 0], -l1 * np.sign(w[w != 0]), atol=1e-4) and bool(np.all(np.abs(slope[w == 0]) <= l1 + 1e-4))


def squared_error_gradient(w: np.ndarray) -> np.ndarray:
    X, y = data()
    return 2 / N * X.T @ (X @ w - y)


def test_the_cheat_sheet_converts_the_strengths_of_scikit_learns_regressions():
    from sklearn.linear_model import ElasticNet, Lasso, Ridge

    X, y = data()
    for row, model, given in (
        ("Ridge(alpha)", Ridge(alpha=7.0), {"alpha": 7.0}),
        ("Lasso(alpha)", Lasso(alpha=0.3, tol=1e-12), {"alpha": 0.3}),
        ("ElasticNet(alpha, r)", ElasticNet(alpha=0.4, l1_ratio=0.7, tol=1e-12), {"alpha": 0.4, "r": 0.7}),
    ):
        w = model.fit(X, y).coef_
        l1, l2 = strengths(row, **given)
        assert is_minimum(w, squared_error_gradient(w), l1, l2), row
        assert not is_minimum(w, squared_error_gradient(w), 1.1 * l1, 1.1 * l2), row


@pytest.mark.parametrize("kind", ["L1", "L2"])
def test_the_cheat_sheet_converts_c_of_scikit_learns_logistic_regression(kind):
    from scipy.optimize import minimize

    X, y = data()
    sign = np.where(y > 0, 1.0, -1.0)
    C = 0.4

    def scikit_learns(w):  # its user guide: penalty plus C times the sum of log(1 + exp(-y f))
        penalty = np.sum(np.abs(w)) if kind == "L1" else np.sum(w**2) / 2
        return penalty + C * np.sum(np.logaddexp(0, -sign * (X @ w)))

    l1, l2 = strengths(f"LogisticRegression(C), {kind}", C=C)

    def keras_scaled(w):
        return np.mean(np.logaddexp(0, -sign * (X @ w))) + l1 * np.sum(np.abs(w)) + l2 * np.sum(w**2)

    for w in np.random.default_rng(1).normal(size=(5, P)):  # one is a multiple of the other everywhere
        assert np.isclose(keras_scaled(w) * C * N, scikit_learns(w))
    if kind == "L2":
        from sklearn.linear_model import LogisticRegression

        fitted = LogisticRegression(C=C, fit_intercept=False, tol=1e-10).fit(X, sign).coef_.ravel()
        assert np.allclose(fitted, minimize(keras_scaled, np.zeros(P)).x, atol=1e-4)


def test_the_cheat_sheet_converts_the_strengths_of_glmnet_and_of_weight_decay():
    X, y = data()
    l1, l2 = strengths("glmnet(lam, a)", lam=0.4, a=0.7)
    for w in np.random.default_rng(1).normal(size=(5, P)):
        # Friedman et al. 2010, equation 2: half the mean squared error plus lam * ((1 - a) / 2 * |w|_2^2 + a * |w|_1)
        glmnet = np.mean((y - X @ w) ** 2) / 2 + 0.4 * (0.3 * np.sum(w**2) / 2 + 0.7 * np.sum(np.abs(w)))
        keras_scaled = np.mean((y - X @ w) ** 2) + l1 * np.sum(np.abs(w)) + l2 * np.sum(w**2)
        assert np.isclose(keras_scaled, 2 * glmnet)
    for momentum in (0.0, 0.9):
        _, l2 = strengths("SGD(momentum=m, weight_decay=wd)", m=momentum, wd=0.5)
        w, velocity = 1.0, 0.0
        for _ in range(2000):  # as Keras does it; the data want 3
            velocity = momentum * velocity - 0.02 * 2 * (w - 3)
            w += velocity - 0.02 * 0.5 * w
        assert np.isclose(w, 3 / (1 + l2))


@pytest.mark.slow
def test_keras_does_what_the_chapter_on_practice_says_without_showing_it():
    import keras
    from keras import layers, regularizers

    assert layers.Dense(2, kernel_regularizer="l2").bias_regularizer is None
    model = keras.Sequential([keras.Input((3,)), layers.Dense(2, kernel_regularizer=regularizers.L2(0.1), name="d")])
    model.compile("sgd", "mse", metrics=["mse"])
    X, y = np.ones((4, 3)), np.zeros((4, 2))
    before = model.evaluate(X, y, verbose=0)
    model.get_layer("d").trainable = False
    model.compile("sgd", "mse", metrics=["mse"])
    after = model.evaluate(X, y, verbose=0)
    assert after[1] == before[1]  # freezing changes no prediction,
    assert after[0] < before[0]  # and yet the reported loss falls

    def in_numpy(w):
        return 0.1 * np.sum(np.square(w))

    model = keras.Sequential([keras.Input((3,)), layers.Dense(2, kernel_regularizer=in_numpy)])
    model.compile("sgd", "mse")
    with pytest.raises(Exception, match=r"(?i)numpy|symbolic|tensor"):
        model.fit(X, y, verbose=0)
