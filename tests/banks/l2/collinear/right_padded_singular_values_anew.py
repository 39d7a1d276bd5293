def condition_number(X, l2):
    n, p = X.shape
    d2 = np.zeros(p)
    d = np.linalg.svd(X, compute_uv=False)
    d2[: d.size] = d**2 / n
    low, high = float(d2.min() + l2), float(d2.max() + l2)
    return float("inf") if low <= 0 or high > 1e15 * low else high / low
