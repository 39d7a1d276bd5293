# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    n, p = X.shape
    values = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    if values[0] < 1e-12:
        return np.inf
    return values[-1] / values[0]
