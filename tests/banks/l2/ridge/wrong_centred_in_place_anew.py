# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    x_mean = X.mean(axis=0)
    y_mean = y.mean()
    X -= x_mean
    y -= y_mean
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    w = np.linalg.pinv(A) @ (X.T @ y / n) if l2 == 0 else np.linalg.solve(A, X.T @ y / n)
    return w, y_mean - x_mean @ w
