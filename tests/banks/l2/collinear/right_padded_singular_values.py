def condition_number(X, l2):
    n, p = X.shape
    d = np.zeros(p)
    found = np.linalg.svd(X, compute_uv=False)
    d[: len(found)] = found[:p]
    values = sorted(d**2 / n + l2)
    if values[0] <= 0 or values[-1] / values[0] > 1e15:
        return float("inf")
    return values[-1] / values[0]
