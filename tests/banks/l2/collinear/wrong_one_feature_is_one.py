# diagnosis: none
def condition_number(X, l2):
    n, p = X.shape
    if p == 1:
        return 1.0
    values = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    if values[0] <= 0 or values[-1] > 1e15 * values[0]:
        return np.inf
    return values[-1] / values[0]
