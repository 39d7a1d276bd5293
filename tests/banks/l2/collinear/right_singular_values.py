def condition_number(X, l2):
    n, p = X.shape
    d = np.zeros(p)
    found = np.linalg.svd(X, compute_uv=False)
    d[: len(found)] = found
    largest, smallest = d.max() ** 2 / n + l2, d.min() ** 2 / n + l2
    if smallest == 0 or largest / smallest > 1e15:
        return np.inf
    return largest / smallest
