# diagnosis: another norm
def condition_number(X, l2):
    n, p = X.shape
    number = np.linalg.cond(X.T @ X / n + l2 * np.eye(p), 1)
    return number if number <= 1e15 else np.inf
