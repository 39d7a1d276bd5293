# diagnosis: samples taken for features
def condition_number(X, l2):
    n, p = X.shape
    number = np.linalg.cond(X @ X.T / n + l2 * np.eye(n))
    return number if number <= 1e15 else np.inf
