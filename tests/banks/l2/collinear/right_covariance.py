def condition_number(X, l2):
    covariance = np.atleast_2d(np.cov(X, rowvar=False, bias=True))
    values = np.linalg.eigvalsh(covariance) + l2
    ratio = max(values) / min(values) if min(values) > 0 else np.inf
    return ratio if ratio <= 1e15 else np.inf
