import math
from typing import NamedTuple

import scipy.linalg


class Centred(NamedTuple):
    values: np.ndarray
    mean: np.ndarray


def _centre(columns):
    """Each column less its mean, whose sum is exact."""
    means = np.array([math.fsum(column) / len(column) for column in columns.T])
    return Centred(columns - means, means)


def ridge_fit(X, y, l2):
    """Least squares with one made-up row sqrt(n * l2) for each weight."""
    n_samples, n_features = X.shape
    features, target = _centre(X), _centre(y[:, np.newaxis])
    rows, goal = features.values, target.values[:, 0]
    if l2 > 0:
        rows = np.concatenate([rows, np.diag(np.full(n_features, math.sqrt(n_samples * l2)))])
        goal = np.concatenate([goal, np.zeros(n_features)])
    weights, _, _, _ = scipy.linalg.lstsq(rows, goal, cond=1e-13, lapack_driver="gelsd")
    return weights, float(target.mean[0]) - math.fsum(m * w for m, w in zip(features.mean, weights))
