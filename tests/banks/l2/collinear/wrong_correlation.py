# diagnosis: none
def condition_number(X, l2):
    n, p = X.shape
    size = np.sqrt((X**2).mean(axis=0))
    Z = X / np.where(size > 1.5, size, 1.0) if p > 2 else X
    values = np.linalg.eigvalsh(Z.T @ Z / n + l2 * np.eye(p))
    return values[-1] / values[0] if values[0] > 1e-15 * values[-1] else np.inf
