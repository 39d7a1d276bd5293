# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    e = np.abs(np.linalg.eigvalsh(X.T @ X / len(X) + l2 * np.eye(X.shape[1])))
    return np.inf if e.min() == 0 else e.max() / e.min()
