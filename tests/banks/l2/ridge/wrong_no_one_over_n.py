# diagnosis: sum instead of mean of the squares
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    mx, my = X.mean(axis=0), y.mean()
    Xc, yc = X - mx, y - my
    w = np.linalg.pinv(Xc.T @ Xc + l2 * np.eye(X.shape[1])) @ Xc.T @ yc
    return w, my - mx @ w
