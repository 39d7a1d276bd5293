def condition_number(X, l2):
    n, p = X.shape
    d = np.linalg.svd(X, compute_uv=False)
    v = d**2 / n + l2
    number = v[0] / v[-1] if v[-1] > 0 else np.inf
    return number if number <= 1e15 else np.inf
