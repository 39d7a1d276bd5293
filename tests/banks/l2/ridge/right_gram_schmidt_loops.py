import logging
import math

_log = logging.getLogger("ridge")


def _centre(column):
    if min(column) == max(column):
        return [0.0] * len(column), column[0]
    mean = math.fsum(column) / len(column)
    return [v - mean for v in column], mean


def _dot(a, b):
    return math.fsum(u * v for u, v in zip(a, b))


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    pairs = [_centre(column) for column in X.T.tolist()]
    means = [mean for _, mean in pairs]
    target, y_mean = _centre(y.tolist())
    extra = math.sqrt(n * l2)
    # The made-up rows of the chapter: one for each feature, with target 0.
    columns = [column + [extra if i == j else 0.0 for i in range(p)] for j, (column, _) in enumerate(pairs)]
    rest = target + [0.0] * p
    basis, kept, R = [], [], []
    for j, column in enumerate(columns):
        size = math.sqrt(_dot(column, column))
        v, coefficients = list(column), [0.0] * len(basis)
        for _ in range(3):  # orthogonalize repeatedly, for the rounding
            for k, q in enumerate(basis):
                c = _dot(q, v)
                coefficients[k] += c
                v = [a - c * b for a, b in zip(v, q)]
        left = math.sqrt(_dot(v, v))
        if size == 0.0 or left <= 1e-7 * size:
            _log.info("feature %d is collinear with earlier ones: weight 0", j)
            continue
        basis.append([a / left for a in v])
        kept.append(j)
        R.append(coefficients + [left])
    right_side = [_dot(q, rest) for q in basis]
    solution = [0.0] * len(kept)
    for k in reversed(range(len(kept))):  # column k of R is R[k]
        solution[k] = (right_side[k] - math.fsum(R[m][k] * solution[m] for m in range(k + 1, len(kept)))) / R[k][k]
    weights = np.zeros(p)
    weights[kept] = solution
    intercept = y_mean - math.fsum(m * w for m, w in zip(means, weights.tolist()))
    return weights, intercept
