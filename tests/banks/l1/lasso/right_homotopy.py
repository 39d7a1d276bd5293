def lasso_fit(X, y, l1, steps=2000):
    # Covariance updates in plain Python numbers, sweeps in random order.
    n, p = X.shape
    A, b = (X.T @ X / n).tolist(), (X.T @ y / n).tolist()
    w = [0.0] * p
    order = np.random.RandomState(0)
    for _ in range(steps):
        for j in order.permutation(p).tolist():
            rest = b[j] - sum(A[j][k] * w[k] for k in range(p) if k != j)
            size = abs(rest) - l1 / 2
            w[j] = (size if rest > 0 else -size) / A[j][j] if size > 0 else 0.0
    return w
