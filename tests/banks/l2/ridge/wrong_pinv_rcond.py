# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    gram = Xc.T @ Xc / len(X) + l2 * np.identity(X.shape[1])
    weights = np.linalg.pinv(gram, rcond=1e-6) @ (Xc.T @ (y - y_mean) / len(X))
    return weights, float(y_mean - x_mean @ weights)
