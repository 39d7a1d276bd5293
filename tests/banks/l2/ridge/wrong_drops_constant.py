# diagnosis: wrong shape
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    varies = X.max(axis=0) > X.min(axis=0)
    X = X[:, varies]
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    n, p = Xc.shape
    A = np.concatenate([Xc, np.sqrt(n * l2) * np.eye(p)])
    weights = np.linalg.lstsq(A, np.append(yc, np.zeros(p)), rcond=None)[0]
    return weights, y.mean() - X.mean(axis=0) @ weights
