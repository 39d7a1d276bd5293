def condition_number(X, l2):
    n, p = X.shape
    d = np.linalg.svd(X, compute_uv=False) ** 2 / n + l2
    return d[0] / d[-1] if d[-1] > 1e-15 * d[0] else np.inf
