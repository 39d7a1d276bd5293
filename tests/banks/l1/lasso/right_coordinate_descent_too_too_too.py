def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    squares = [float(X[:, j] @ X[:, j]) / n for j in range(p)]
    w = [0.0] * p
    rest = np.array(y, dtype=float)
    for _ in range(20000):
        before = list(w)
        for j in range(p):
            column = X[:, j]
            pull = float(column @ rest) / n + squares[j] * w[j]
            size = abs(pull) - l1 / 2
            new = 0.0 if size <= 0 else (size if pull > 0 else -size) / squares[j]
            if new != w[j]:
                rest -= (new - w[j]) * column
                w[j] = new
        if max(abs(a - b) for a, b in zip(w, before)) <= 1e-13 * max(map(abs, w)):
            break
    return np.array(w)
