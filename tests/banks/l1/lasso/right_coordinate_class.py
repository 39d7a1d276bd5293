class CoordinateDescent:
    def __init__(self, X, y, l1):
        n = len(y)
        self.gram, self.target, self.half = X.T @ X / n, X.T @ y / n, l1 / 2
        self.w = np.zeros(X.shape[1])

    def sweep(self):
        moved = 0.0
        for j in range(len(self.w)):
            if self.gram[j, j] == 0.0:
                continue
            pull = self.target[j] - self.gram[j] @ self.w + self.gram[j, j] * self.w[j]
            new = (pull - min(max(pull, -self.half), self.half)) / self.gram[j, j]
            moved = max(moved, abs(new - self.w[j]))
            self.w[j] = new
        return moved

    def run(self):
        for _ in range(20000):
            moved = self.sweep()
            if moved <= 1e-13 * np.max(np.abs(self.w), initial=0.0):
                break
        return self.w


def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    return CoordinateDescent(X, y, l1).run()
