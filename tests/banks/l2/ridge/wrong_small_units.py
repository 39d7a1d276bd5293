# diagnosis: small features taken for none
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    varies = X.std(axis=0) > 1e-4          # a constant column carries no information
    Z = X[:, varies] - x_mean[varies]
    k = Z.shape[1]
    rows = np.vstack([Z, np.sqrt(n * l2) * np.eye(k)])
    target = np.concatenate([y - y_mean, np.zeros(k)])
    weights = np.zeros(p)
    weights[varies] = np.linalg.lstsq(rows, target, rcond=None)[0]
    return weights, float(y_mean - x_mean @ weights)
