# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64).ravel()
    n, p = X.shape

    mu = X.mean(axis=0)
    Xc = X - mu
    yc = y - y.mean()

    gram = Xc.T @ Xc / n + l2 * np.eye(p)
    rhs = Xc.T @ yc / n
    # pinv instead of inv, so that collinear columns are no problem; the cut-off keeps rounding noise out
    w = np.linalg.pinv(gram, rcond=1e-8, hermitian=True) @ rhs
    return w, float(y.mean() - mu @ w)
