# diagnosis: of X itself
def condition_number(X, l2):
    c = np.linalg.cond(X)
    if c > 1e15:
        return np.inf
    return c
