# STYLE: coordinate descent on the Gram matrix, a class with slots, early stop by relative change
class _Descent:
    __slots__ = ("gram", "target", "l1", "l2", "w")

    def __init__(self, X, y, l1, l2):
        n = X.shape[0]
        self.gram = X.T @ X / n
        self.target = X.T @ y / n
        self.l1, self.l2 = l1, l2
        self.w = np.zeros(X.shape[1])

    def sweep(self):
        largest = 0.0
        for j in range(self.w.size):
            rest = self.target[j] - self.gram[j] @ self.w + self.gram[j, j] * self.w[j]
            size = abs(rest) - self.l1 / 2
            new = np.sign(rest) * size / (self.gram[j, j] + self.l2) if size > 0 else 0.0
            largest = max(largest, abs(new - self.w[j]))
            self.w[j] = new
        return largest


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    descent = _Descent(X, y, l1, l2)
    for _ in range(5000):
        if descent.sweep() <= 1e-13 * np.max(np.abs(descent.w), initial=0.0):
            break
    return descent.w
