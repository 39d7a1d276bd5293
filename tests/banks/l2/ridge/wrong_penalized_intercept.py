# diagnosis: intercept penalized
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    Z = np.column_stack([np.ones(n), X])
    both = np.linalg.lstsq(Z.T @ Z / n + l2 * np.eye(p + 1), Z.T @ y / n, rcond=None)[0]
    return both[1:], both[0]
