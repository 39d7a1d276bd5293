class _Descent:
    __slots__ = ("G", "c", "l1", "l2", "w")

    def __init__(self, X, y, l1, l2):
        n, p = X.shape
        self.G, self.c = X.T @ X / n, X.T @ y / n
        self.l1, self.l2, self.w = l1, l2, np.zeros(p)

    def sweep(self):
        change = 0.0
        for j in range(self.w.size):
            rho = self.c[j] - self.G[j] @ self.w + self.G[j, j] * self.w[j]
            size = abs(rho) - self.l1 / 2
            new = 0.0 if size <= 0 else float(np.copysign(size, rho)) / (self.G[j, j] + self.l2)
            change = max(change, abs(new - self.w[j]))
            self.w[j] = new
        return change


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    descent = _Descent(np.asarray(X, float), np.asarray(y, float), float(l1), float(l2))
    for _ in range(20000):
        if descent.sweep() <= 1e-12 * np.abs(descent.w).max(initial=0.0):
            break
    return descent.w
