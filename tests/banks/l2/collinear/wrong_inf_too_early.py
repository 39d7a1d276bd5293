# diagnosis: inf too early
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    number = np.linalg.cond(G)
    return number if number <= 1e8 else np.inf
