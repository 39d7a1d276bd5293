# diagnosis: small strengths taken for 0
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    x_mean = X.mean(axis=0)
    y_mean = y.mean()
    Xc = X - x_mean
    yc = y - y_mean

    if np.isclose(l2, 0.0):
        # no penalty: the matrix may be singular, so use lstsq
        w = np.linalg.lstsq(Xc, yc, rcond=None)[0]
    else:
        # made-up rows: sqrt(n * l2) on the diagonal
        A = np.vstack([Xc, np.sqrt(n * l2) * np.eye(p)])
        w = np.linalg.lstsq(A, np.concatenate([yc, np.zeros(p)]), rcond=None)[0]

    b = float(y_mean - x_mean @ w)
    return w, b
