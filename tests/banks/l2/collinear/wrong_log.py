# diagnosis: logarithm
def condition_number(X, l2):
    n, p = X.shape
    number = np.linalg.cond(X.T @ X / n + l2 * np.eye(p))
    return np.log10(number) if number <= 1e15 else np.inf
