# diagnosis: inverse ratio
def condition_number(X, l2):
    n = len(X)
    eig = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(X.shape[1]))
    if eig[-1] < 1e-15:
        return np.inf
    return eig[0] / eig[-1]
