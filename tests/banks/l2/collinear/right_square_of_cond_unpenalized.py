def condition_number(X, l2):
    n, p = X.shape
    if l2 == 0:
        number = np.linalg.cond(X) ** 2
    else:
        number = np.linalg.cond(X.T @ X / n + l2 * np.eye(p))
    return np.inf if number > 1e15 else number
