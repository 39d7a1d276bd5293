# diagnosis: penalty n times too strong
def condition_number(X, l2):
    n, p = X.shape
    values = np.linalg.eigvalsh(X.T @ X + n * n * l2 * np.eye(p))
    return values[-1] / values[0] if values[0] > 1e-15 * values[-1] else np.inf
