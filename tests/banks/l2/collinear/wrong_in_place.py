# diagnosis: changes the caller's arguments
def condition_number(X, l2):
    n, p = X.shape
    X /= np.sqrt(n)
    number = np.linalg.cond(X.T @ X + l2 * np.eye(p))
    return number if number <= 1e15 else np.inf
