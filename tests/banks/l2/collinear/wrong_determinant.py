# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    if abs(np.linalg.det(A)) < 1e-10:
        return np.inf
    return np.linalg.cond(A)
