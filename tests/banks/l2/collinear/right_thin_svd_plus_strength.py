def condition_number(X, l2):
    d2 = np.linalg.svd(X, compute_uv=False) ** 2 / len(X) + l2
    c = d2[0] / d2[-1] if d2[-1] > 0 else np.inf
    return np.inf if c > 1e15 else c
