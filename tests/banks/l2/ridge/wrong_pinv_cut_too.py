# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    x_mean = X.mean(axis=0)
    y_mean = y.mean()
    Xc = X - x_mean
    yc = y - y_mean
    A = Xc.T @ Xc / n + l2 * np.eye(p)
    # the pseudo-inverse also works if A is singular; small values are cut so that collinear columns do not blow up
    weights = np.linalg.pinv(A, rcond=1e-6) @ (Xc.T @ yc / n)
    return weights, y_mean - x_mean @ weights
