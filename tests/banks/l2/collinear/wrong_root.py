# diagnosis: root of the condition number
def condition_number(X, l2):
    n, p = X.shape
    number = np.sqrt(np.linalg.cond(X.T @ X / n + l2 * np.eye(p)))
    return number if number <= 1e15 else np.inf
