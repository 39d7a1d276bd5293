# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    eigenvalues = np.linalg.eigvalsh(X.T @ X / X.shape[0] + l2 * np.identity(X.shape[1]))
    if eigenvalues.min() < 1e-12:
        return np.inf
    return eigenvalues.max() / eigenvalues.min()
