class _Problem:
    __slots__ = ("A", "b", "l1", "L")

    def __init__(self, X, y, l1, l2):
        n, p = X.shape
        self.A = 2.0 * (X.T @ X / n + l2 * np.eye(p))
        self.b = 2.0 * (X.T @ y) / n
        self.l1 = l1
        self.L = np.linalg.norm(self.A, 2)

    def step(self, v):
        z = v - (self.A @ v - self.b) / self.L
        return np.where(np.abs(z) <= self.l1 / self.L, 0.0, z - np.sign(z) * self.l1 / self.L)


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    problem = _Problem(np.asarray(X, dtype=float), np.asarray(y, dtype=float), float(l1), float(l2))
    w = v = np.zeros(X.shape[1])
    t = 1.0
    for _ in range(steps):
        new = problem.step(v)
        if (v - new) @ (new - w) > 0:  # the momentum points uphill: start it anew
            t, v = 1.0, w
            new = problem.step(w)
        t_next = 0.5 * (1.0 + np.sqrt(1.0 + 4.0 * t * t))
        v = new + (t - 1.0) / t_next * (new - w)
        w, t = new, t_next
    return problem.step(w)
