class _Coordinates:
    """Cyclic coordinate descent on c.w - w.G.w / 2 - (l1 / 2) |w|, with the L2 part on the diagonal of G."""

    __slots__ = ("gram", "moment", "half", "w", "gradient")

    def __init__(self, X, y, l1, l2):
        n, p = X.shape
        self.gram = X.T.dot(X) / n + l2 * np.eye(p)
        self.moment = X.T.dot(y) / n
        self.half = 0.5 * l1
        self.w = np.zeros(p)
        self.gradient = self.moment.copy()  # moment - gram @ w, kept up to date

    def sweep(self):
        """One pass over the weights; the largest change."""
        largest = 0.0
        for j in range(self.w.size):
            diagonal, before = self.gram[j, j], self.w[j]
            rho = self.gradient[j] + diagonal * before
            after = (rho - self.half if rho > self.half else rho + self.half if rho < -self.half else 0.0) / diagonal
            if after != before:
                self.w[j] = after
                self.gradient -= self.gram[:, j] * (after - before)
                largest = max(largest, abs(after - before))
        return largest


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """Sweeps until nothing moves any more, measured against the largest weight."""
    problem = _Coordinates(np.asarray(X, dtype=float), np.asarray(y, dtype=float), l1, l2)
    for _ in range(20000):
        if problem.sweep() <= 1e-13 * np.abs(problem.w).max(initial=0.0):
            break
    return problem.w
