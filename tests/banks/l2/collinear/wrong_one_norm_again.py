# diagnosis: another norm
def condition_number(X, l2):
    A = X.T @ X / len(X) + l2 * np.eye(X.shape[1])
    value = np.linalg.cond(A, 1)
    return value if value < 1e15 else np.inf
