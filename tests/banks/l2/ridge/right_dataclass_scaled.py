from dataclasses import dataclass, field

import scipy.linalg


@dataclass
class _Ridge:
    l2: float
    log: list = field(default_factory=list)

    def fit(self, X, y):
        n, p = X.shape
        means = np.array([np.sum(column) / n for column in X.T])
        target_mean = np.sum(y) / n
        Z = np.subtract(X, means)
        # Columns of size 1 for the numerics; the penalty rows are scaled along with them, so the problem is the same.
        size = np.sqrt((Z * Z).sum(axis=0) / n)
        size = np.where(size > 1e-13 * np.maximum(np.abs(means), 1e-300), size, 1.0)
        constant = np.all(X == X[:1], axis=0)
        size[constant] = 1.0
        Z = Z.copy()
        Z[:, constant] = 0.0
        rows = np.vstack([Z / size, np.diag(np.sqrt(n * self.l2) / size)])
        right = np.hstack([y - target_mean, np.zeros(p)])
        scaled, _, rank, _ = scipy.linalg.lstsq(rows, right, cond=1e-13, lapack_driver="gelsd")
        self.log.append(("rank", int(rank)))
        weights = scaled / size
        return weights, np.float64(target_mean - np.dot(means, weights))


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    if X.ndim != 2 or y.shape != (X.shape[0],):
        raise ValueError("X must be (n, p) and y (n,)")
    return _Ridge(float(l2)).fit(X, y)
