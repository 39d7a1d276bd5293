"""Reference solutions that several assignments are judged with."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def soft_threshold(w: Any, threshold: float) -> Array:
    """sign(w) * max(|w| - threshold, 0), elementwise."""
    w = np.asarray(w, dtype=np.float64)
    result: Array = np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
    return result


def elastic_net(X: Array, y: Array, l1: float, l2: float) -> Array:
    """The minimiser of mean((y - Xw)**2) + l1*sum|w| + l2*sum(w**2), no intercept; X (n, p), y (n,) -> (p,).

    Coordinate descent (Friedman, Hastie and Tibshirani 2010) until no weight moves by more than 1e-14 of the
    largest; equals scikit-learn's ElasticNet(alpha=l1/2 + l2, l1_ratio=(l1/2)/(l1/2 + l2), fit_intercept=False).
    """
    n, p = X.shape
    gram, target = X.T @ X / n, X.T @ y / n
    w = np.zeros(p)
    for _ in range(100_000):
        largest_move = 0.0
        for j in range(p):
            rest = target[j] - gram[j] @ w + gram[j, j] * w[j]
            new = float(soft_threshold(rest, l1 / 2)) / (gram[j, j] + l2)
            largest_move = max(largest_move, abs(new - w[j]))
            w[j] = new
        if largest_move <= 1e-14 * max(1.0, float(np.abs(w).max())):
            break
    return w


def lasso(X: Array, y: Array, l1: float) -> Array:
    """The minimiser of mean((y - Xw)**2) + l1*sum|w|: scikit-learn's Lasso(alpha=l1/2, fit_intercept=False)."""
    return elastic_net(X, y, l1, 0.0)


def lasso_strength(X: Array, y: Array, w: Array, rtol: float = 1e-3) -> float | None:
    """The l1 for which `w` is the lasso solution, from the optimality conditions; None where there is none.

    At the solution the gradient of the mean squared error is -l1*sign(w_j) where w_j is not 0, and at most l1 in
    size elsewhere. Needs a weight that is not 0.
    """
    slope = -2 * X.T @ (y - X @ w) / len(y)
    active = w != 0
    if not active.any() or not np.isfinite(w).all():
        return None
    sizes = -slope[active] * np.sign(w[active])
    strength = float(sizes.mean())
    largest = float(np.abs(2 * X.T @ y / len(y)).max())
    fits = np.abs(sizes - strength).max() <= rtol * largest
    fits = fits and (np.abs(slope[~active]) <= strength + rtol * largest).all()
    return strength if fits and strength > 0 else None


def ridge(X: Array, y: Array, l2: float) -> tuple[Array, float]:
    """The minimiser of mean((y - Xw - b)**2) + l2*sum(w**2): weights (p,) and intercept, for data that are not centred.

    Least squares on the centred data with made-up rows sqrt(n*l2)*I (Marquardt 1970); for l2 = 0 the weights of
    smallest norm. Equals scikit-learn's Ridge(alpha=n*l2).
    """
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), float(y.mean())
    rows = np.vstack([X - mean_x, np.sqrt(n * l2) * np.eye(p)])
    w: Array = np.linalg.lstsq(rows, np.append(y - mean_y, np.zeros(p)), rcond=None)[0]
    return w, mean_y - float(mean_x @ w)
