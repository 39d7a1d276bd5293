class _Momentum:
    """Nesterov's momentum, started again whenever it points uphill."""

    __slots__ = ("w", "z", "t")

    def __init__(self, size):
        self.w, self.z, self.t = np.zeros(size), np.zeros(size), 1.0

    def move(self, new):
        if np.dot(self.z - new, new - self.w) > 0:
            self.t = 1.0
        t = (1 + (1 + 4 * self.t**2) ** 0.5) / 2
        self.z = new + (self.t - 1) / t * (new - self.w)
        self.w, self.t = new, t


def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = X.shape[0]
    gram, moment = 2 / n * np.einsum("ij,ik->jk", X, X), 2 / n * np.einsum("ij,i->j", X, y)
    eta = 1 / np.linalg.eigvalsh(gram)[-1]
    state = _Momentum(X.shape[1])
    for _ in range(steps):
        target = state.z - eta * (gram @ state.z - moment)
        state.move(target - np.clip(target, -eta * l1, eta * l1))
    return state.w
