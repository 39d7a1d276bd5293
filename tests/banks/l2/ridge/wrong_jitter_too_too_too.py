# diagnosis: a feature in small units is not fitted
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    A = Xc.T @ Xc / n + l2 * np.eye(p)
    if l2 == 0:
        A += 1e-12 * np.trace(A) * np.eye(p)  # keeps it invertible
    w = np.linalg.solve(A, Xc.T @ yc / n)
    return w, mean_y - mean_x @ w
