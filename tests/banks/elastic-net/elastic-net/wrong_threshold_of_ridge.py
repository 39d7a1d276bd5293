# diagnosis: ridge, then thresholded
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    w = np.linalg.solve(A, X.T @ y / n)
    return np.sign(w) * np.maximum(np.abs(w) - l1 / 2 / np.diag(A), 0)
