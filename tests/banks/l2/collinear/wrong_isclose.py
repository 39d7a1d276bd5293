# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    n, p = X.shape
    v = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    if np.isclose(v[0], 0): return np.inf
    return v[-1] / v[0]
