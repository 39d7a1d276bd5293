def condition_number(X, l2):
    d = np.linalg.svd(X, compute_uv=False)
    e = d**2 / len(X) + l2
    if e[-1] <= 0 or e[0] / e[-1] > 1e15:
        return np.inf
    return e[0] / e[-1]
