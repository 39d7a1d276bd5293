# diagnosis: of X itself
def condition_number(X, l2):
    n, p = X.shape
    number = np.linalg.cond(X)
    return number if number <= 1e15 else np.inf
