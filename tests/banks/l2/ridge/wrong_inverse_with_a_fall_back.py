# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    A, b = (X - m).T @ (X - m) / n + l2 * np.eye(p), (X - m).T @ (y - y.mean()) / n
    try:
        w = np.linalg.inv(A) @ b
    except np.linalg.LinAlgError:
        w = np.linalg.pinv(A) @ b
    return w, y.mean() - m @ w
