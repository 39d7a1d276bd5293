def _cross_zero(value, amount):
    return value - amount if value > amount else value + amount if value < -amount else 0.0


def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    curvature = [2.0 / n * float(X[:, j] @ X[:, j]) for j in range(p)]
    w, residual = np.zeros(p), y.astype(np.float64, copy=True)
    for sweep in range(max(int(steps), 5000)):
        moved = 0.0
        for j in range(p):
            old = w[j]
            new = _cross_zero(2.0 / n * float(X[:, j] @ residual) + curvature[j] * old, l1) / curvature[j]
            if new != old:
                residual -= (new - old) * X[:, j]
                w[j] = new
                moved = max(moved, abs(new - old))
        if moved <= 1e-13 * np.max(np.abs(w), initial=0.0):
            break
    return w
