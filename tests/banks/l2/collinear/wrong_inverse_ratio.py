# diagnosis: inverse ratio
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    v = np.linalg.eigvalsh(G)
    return v[0] / v[-1]
