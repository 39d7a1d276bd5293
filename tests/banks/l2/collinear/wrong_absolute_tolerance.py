# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    n_samples, n_features = X.shape
    matrix = X.T @ X / n_samples + l2 * np.eye(n_features)
    eigenvalues = np.linalg.eigvalsh(matrix)
    if eigenvalues.min() < 1e-12:
        return np.inf
    return eigenvalues.max() / eigenvalues.min()
