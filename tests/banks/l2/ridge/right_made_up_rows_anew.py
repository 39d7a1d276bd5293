from scipy.linalg import lstsq


def centred(values):
    means = values.mean(axis=0)
    return values - means, means


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    (rows, x_means), (targets, y_mean) = centred(X), centred(y)
    n, p = rows.shape
    if l2 > 0:
        rows = np.concatenate([rows, np.diag(np.full(p, (n * l2) ** 0.5))])
        targets = np.concatenate([targets, np.zeros(p)])
    weights, *_ = lstsq(rows, targets, cond=1e-13, lapack_driver="gelsy")
    return weights, float(y_mean - np.dot(x_means, weights))
