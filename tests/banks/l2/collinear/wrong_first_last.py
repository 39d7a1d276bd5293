# diagnosis: eigenvalues taken for sorted
def condition_number(X, l2):
    values = np.linalg.eig(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))[0].real
    if min(values) <= 1e-15 * max(values):
        return np.inf
    return max(values[0] / values[-1], values[-1] / values[0])
