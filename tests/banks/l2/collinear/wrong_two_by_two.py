# diagnosis: only two features of the same variance known
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    A = X.T @ X / len(X)
    a, b = A[0, 0] + l2, abs(A[0, 1])
    if a - b <= 0 or (a + b) / (a - b) > 1e15:
        return np.inf
    return (a + b) / (a - b)
