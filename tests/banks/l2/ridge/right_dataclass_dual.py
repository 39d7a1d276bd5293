from dataclasses import dataclass


@dataclass(frozen=True)
class _Centred:
    """The data about their means; constant columns are exactly zero."""

    Z: np.ndarray
    t: np.ndarray
    x_mean: np.ndarray
    y_mean: float

    @classmethod
    def of(cls, X, y):
        X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
        x_mean, y_mean = X.mean(axis=0), float(y.mean())
        Z = X - x_mean
        Z = Z - Z.mean(axis=0)
        Z[:, X.max(axis=0) == X.min(axis=0)] = 0.0
        return cls(Z, y - y_mean, x_mean, y_mean)

    def ridge(self, l2):
        n, p = self.Z.shape
        if p > n:  # as many unknowns as samples: w = Z.T a
            return self.Z.T @ np.linalg.solve(self.Z @ self.Z.T + n * l2 * np.eye(n), self.t)
        return np.linalg.solve(self.Z.T @ self.Z + n * l2 * np.eye(p), self.Z.T @ self.t)

    def least_squares(self):
        unit = self.Z.std(axis=0)
        unit = np.where(unit > 0, unit, 1.0)
        return np.linalg.pinv(self.Z / unit, rcond=1e-9) @ self.t / unit


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    data = _Centred.of(X, y)
    weights = data.ridge(l2) if l2 > 0 else data.least_squares()
    return weights, data.y_mean - float(data.x_mean @ weights)
