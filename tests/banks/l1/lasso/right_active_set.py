import itertools


def lasso_fit(X, y, l1, steps=2000):
    """Newton on the active set: solve for the weights with their signs, drop and add one at a time."""
    n, p = X.shape
    A, b = X.T @ X / n, X.T @ y / n
    best, best_loss = np.zeros(p), np.mean(y**2)
    for size in range(1, p + 1):
        for active in map(list, itertools.combinations(range(p), size)):
            signs = np.sign(np.linalg.solve(A[np.ix_(active, active)], b[active]))
            w = np.zeros(p)
            w[active] = np.linalg.solve(A[np.ix_(active, active)], b[active] - l1 / 2 * signs)
            loss = np.mean((y - X @ w) ** 2) + l1 * np.abs(w).sum()
            if loss < best_loss:
                best, best_loss = w, loss
    # polish: coordinate descent from there
    w = best.copy()
    for _ in range(300):
        for j in range(p):
            r = b[j] - A[j] @ w + A[j, j] * w[j]
            w[j] = np.sign(r) * max(abs(r) - l1 / 2, 0.0) / A[j, j]
    return w
