# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    A = X.T @ X / len(X) + l2 * np.eye(X.shape[1])
    if abs(np.linalg.det(A)) < 1e-12:
        return np.inf
    return np.linalg.cond(A)
