def condition_number(X, l2):
    d2 = np.linalg.svd(X, compute_uv=False) ** 2 / len(X) + l2
    return d2[0] / d2[-1] if d2[-1] > d2[0] * 1e-15 else np.inf
