class Descent:
    def __init__(self, X, y, l1, l2):
        self.X, self.l1, self.l2, self.n = X, l1, l2, len(y)
        self.w, self.residual = np.zeros(X.shape[1]), y.copy()
        self.curvature = np.einsum("ij,ij->j", X, X) / self.n

    def move(self, j):
        if self.curvature[j] == 0:
            return 0.0
        old = self.w[j]
        rho = self.X[:, j] @ self.residual / self.n + self.curvature[j] * old
        size = abs(rho) - self.l1 / 2
        new = 0.0 if size <= 0 else np.copysign(size, rho) / (self.curvature[j] + self.l2)
        if new != old:
            self.residual -= self.X[:, j] * (new - old)
            self.w[j] = new
        return abs(new - old)

    def sweep(self):
        return max(self.move(j) for j in range(len(self.w)))


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    descent = Descent(X, y, l1, l2)
    for _ in range(max(steps, 4000)):
        if descent.sweep() <= 1e-10 * np.abs(descent.w).max():
            break
    return descent.w
