# diagnosis: eigenvalues rounded
def condition_number(X, l2):
    n, p = X.shape
    values = np.round(np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p)), 10)
    return values[-1] / values[0] if values[0] > 0 else np.inf
