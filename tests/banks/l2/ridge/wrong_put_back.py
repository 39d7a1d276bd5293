# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    x_bar, y_bar = X.mean(axis=0), y.mean()
    X -= x_bar
    y -= y_bar
    try:
        rows = np.concatenate([X, np.sqrt(n * l2) * np.eye(p)])
        target = np.concatenate([y, np.zeros(p)])
        weights = np.linalg.lstsq(rows, target, rcond=None)[0]
    finally:
        # leave the caller's data as they were
        X += x_bar
        y += y_bar
    return weights, y_bar - x_bar @ weights
