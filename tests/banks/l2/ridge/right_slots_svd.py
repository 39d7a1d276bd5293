class _Centred:
    __slots__ = ("x_bar", "y_bar", "Xc", "yc", "n")

    def __init__(self, X, y):
        self.n = X.shape[0]
        self.x_bar = np.array([sum(column) / self.n for column in X.T.tolist()])
        self.y_bar = sum(y.tolist()) / self.n
        self.Xc = X - self.x_bar[None, :]
        self.yc = y - self.y_bar
        biggest = np.abs(X).max(axis=0)
        flat = np.sqrt((self.Xc**2).mean(axis=0)) <= 1e-9 * biggest
        self.Xc[:, flat] = 0.0

    def solve(self, l2):
        scale = np.ones(self.Xc.shape[1])
        if l2 == 0:  # least squares does not mind the units, so make them alike
            norms = np.sqrt((self.Xc**2).sum(axis=0))
            scale = np.where(norms > 0, norms, 1.0)
        U, d, Vt = np.linalg.svd(self.Xc / scale, full_matrices=False)
        keep = d > 1e-10 * max(d.max(), 1e-300)
        if l2 == 0:
            filtered = np.where(keep, 1.0 / np.where(keep, d, 1.0), 0.0)
        else:
            filtered = d / (d**2 + self.n * l2)
        return (Vt.T @ (filtered * (U.T @ self.yc))) / scale


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    problem = _Centred(X, y)
    w = problem.solve(float(l2))
    return w, float(problem.y_bar - problem.x_bar @ w)
