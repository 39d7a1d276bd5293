# diagnosis: number of features instead of samples where there are more features
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_X, mean_y = X.mean(axis=0), y.mean()
    Z, t = X - mean_X, y - mean_y
    if n >= p:
        w = np.linalg.pinv(Z.T @ Z + n * l2 * np.eye(p), hermitian=True) @ Z.T @ t if l2 == 0 else np.linalg.solve(
            Z.T @ Z + n * l2 * np.eye(p), Z.T @ t
        )
    else:
        w = Z.T @ np.linalg.lstsq(Z @ Z.T + p * l2 * np.eye(n), t, rcond=None)[0]
    return w, mean_y - mean_X @ w
