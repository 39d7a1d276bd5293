# diagnosis: L1 ignored
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    return np.linalg.solve(X.T @ X / n + l2 * np.eye(p), X.T @ y / n)
