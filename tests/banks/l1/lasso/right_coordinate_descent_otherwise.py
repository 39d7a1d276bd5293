class _CoordinateDescent:
    """Each weight in turn gets its best value, with the others as they are."""

    __slots__ = ("gram", "target", "half", "w")

    def __init__(self, X, y, l1):
        self.gram = np.einsum("ij,ik->jk", X, X) / len(y)
        self.target = np.einsum("ij,i->j", X, y) / len(y)
        self.half = l1 / 2
        self.w = [0.0] * X.shape[1]

    def sweep(self):
        moved = 0.0
        for j, old in enumerate(self.w):
            pull = self.target[j] - sum(self.gram[j, k] * v for k, v in enumerate(self.w) if k != j)
            if pull > self.half:
                new = (pull - self.half) / self.gram[j, j]
            elif pull < -self.half:
                new = (pull + self.half) / self.gram[j, j]
            else:
                new = 0.0
            self.w[j] = new
            moved = max(moved, abs(new - old))
        return moved

    def run(self, sweeps):
        for _ in range(sweeps):
            moved = self.sweep()
            if moved <= 1e-13 * max(map(abs, self.w)):
                break
        return np.array(self.w)


def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    return _CoordinateDescent(np.asarray(X), np.asarray(y), float(l1)).run(max(steps, 2000))
