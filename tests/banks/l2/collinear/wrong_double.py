# diagnosis: penalty twice as strong
def condition_number(X, l2):
    n, p = X.shape
    number = np.linalg.cond(2 * (X.T @ X / n / 2 + l2 * np.eye(p)))
    return number if number <= 1e15 else np.inf
