# diagnosis: eigenvalues taken for sorted
def condition_number(X, l2):
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    values, _ = np.linalg.eig(A)
    if values[-1] <= 1e-15 * values[0]:
        return np.inf
    return values[0] / values[-1]
