class _Problem:
    __slots__ = ("H", "c", "L", "l1")

    def __init__(self, X, y, l1):
        n = len(y)
        self.H, self.c, self.l1 = 2.0 / n * X.T.dot(X), 2.0 / n * X.T.dot(y), float(l1)
        self.L = np.linalg.eigvalsh(self.H)[-1]

    def prox(self, v):
        t = self.l1 / self.L
        return v - np.clip(v, -t, t)

    def forward(self, v):
        return self.prox(v - (self.H.dot(v) - self.c) / self.L)


def lasso_fit(X, y, l1, steps=2000):
    problem = _Problem(X, y, l1)
    w = z = np.zeros(X.shape[1])
    t = 1.0
    for _ in range(6000):
        new = problem.forward(z)
        if (z - new) @ (new - w) > 0:  # going uphill: start the momentum anew
            t = 1.0
        t_new = (1 + (1 + 4 * t * t) ** 0.5) / 2
        z = new + (t - 1) / t_new * (new - w)
        w, t = new, t_new
    for _ in range(500):
        w = problem.forward(w)
    return w
