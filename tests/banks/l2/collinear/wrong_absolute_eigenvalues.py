# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    e = np.abs(np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p)))
    with np.errstate(divide="ignore"):
        c = e.max() / e.min()
    return np.inf if c > 1e16 else c
