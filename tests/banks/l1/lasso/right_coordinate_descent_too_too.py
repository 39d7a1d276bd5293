def lasso_fit(X, y, l1, steps=2000):
    """Coordinate descent on the Gram matrix: each weight in turn is set to its own minimum."""
    n, p = X.shape
    gram, corr = (X.T @ X / n).tolist(), (X.T @ y / n).tolist()
    w = [0.0] * p
    for sweep in range(max(steps, 500)):
        moved = 0.0
        for j in range(p):
            rest = corr[j] - sum(gram[j][k] * w[k] for k in range(p) if k != j)
            size = abs(rest) - l1 / 2
            new = 0.0 if size <= 0 else (size if rest > 0 else -size) / gram[j][j]
            moved, w[j] = max(moved, abs(new - w[j])), new
        if moved <= 1e-13 * max(map(abs, w)):
            break
    return np.array(w)
