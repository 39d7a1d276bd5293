# diagnosis: rounded
def condition_number(X, l2):
    n, p = X.shape
    values = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    return round(float(values[-1] / values[0]), 2) if values[0] > 1e-15 * values[-1] else np.inf
