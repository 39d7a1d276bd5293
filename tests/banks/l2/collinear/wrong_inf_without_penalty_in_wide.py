# diagnosis: inf for every X with more features than samples
def condition_number(X, l2):
    n, p = X.shape
    if n <= p:
        return np.inf
    c = np.linalg.cond(X.T @ X / n + l2 * np.eye(p))
    return c if c < 1e15 else np.inf
