def condition_number(X, l2):
    """By the singular values alone: a centred X has rank n - 1 at most, so one of them is 0 if p >= n."""
    d = np.linalg.svd(X, compute_uv=False)
    ev = d**2 / X.shape[0] + l2
    if ev[-1] <= 0 or ev[0] / ev[-1] > 1e15:
        return np.inf
    return ev[0] / ev[-1]
