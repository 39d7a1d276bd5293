# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n_samples, n_features = X.shape
    matrix = X.T @ X / n_samples + l2 * np.eye(n_features)
    eigenvalues = np.linalg.eigvalsh(matrix)
    if eigenvalues.min() < 1e-12:  # singular up to rounding
        return np.inf
    return float(eigenvalues.max() / eigenvalues.min())
