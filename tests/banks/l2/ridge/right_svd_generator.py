def _kept(d, n, l2, tiny):
    """For each singular value the factor d / (d**2 + n * l2), 0 for those that are only rounding."""
    for value in d:
        yield 0.0 if value <= tiny else 1.0 / (value + n * l2 / value)


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)  # copies
    n = len(y)
    # twice, since the mean of a large column is rounded itself
    shift = X.mean(axis=0)
    centred = X - shift
    rest = centred.mean(axis=0)
    centred -= rest
    level = y.mean()
    U, d, Vt = np.linalg.svd(centred, full_matrices=False)
    tiny = d.max(initial=0.0) * np.finfo(float).eps * max(X.shape)
    factors = np.fromiter(_kept(d, n, l2, tiny), dtype=float, count=d.size)
    weights = np.einsum("kj,k,ik,i->j", Vt, factors, U, y - level, optimize=True)
    return weights, float(level - (shift * weights).sum() - (rest * weights).sum())
