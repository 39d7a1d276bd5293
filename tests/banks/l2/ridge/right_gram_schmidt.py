import math


def _column(X, j):
    values = [float(row[j]) for row in X]
    if min(values) == max(values):
        return values[0], [0.0] * len(values)
    mean = math.fsum(values) / len(values)
    return mean, [v - mean for v in values]


def _dot(a, b):
    return math.fsum(s * t for s, t in zip(a, b))


def _least_squares(columns, target):
    """Gram-Schmidt, twice for each column; a column with nothing new in it gets the weight 0."""
    kept, basis, R = [], [], []
    for j, column in enumerate(columns):
        rest, coefficients = list(column), [0.0] * len(basis)
        for _ in range(2):
            for k, q in enumerate(basis):
                c = _dot(q, rest)
                coefficients[k] += c
                rest = [r - c * s for r, s in zip(rest, q)]
        length, before = math.sqrt(_dot(rest, rest)), math.sqrt(_dot(column, column))
        if before > 0 and length > 1e-9 * before:
            kept.append(j)
            basis.append([r / length for r in rest])
            R.append(coefficients + [length])
    w = [0.0] * len(columns)
    for k in reversed(range(len(kept))):
        above = math.fsum(R[m][k] * w[kept[m]] for m in range(k + 1, len(kept)))
        w[kept[k]] = (_dot(basis[k], target) - above) / R[k][k]
    return w


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    means, columns = zip(*(_column(X, j) for j in range(p)))
    y_mean = math.fsum(y) / n
    target = [float(v) - y_mean for v in y]
    if l2 == 0:
        w = _least_squares(columns, target)
    else:
        # made-up rows: sqrt(n * l2) times the identity below the data, the target 0
        extra = math.sqrt(n * l2)
        longer = [list(c) + [extra if k == j else 0.0 for k in range(p)] for j, c in enumerate(columns)]
        w = _least_squares(longer, target + [0.0] * p)
    return w, y_mean - math.fsum(m * v for m, v in zip(means, w))
