# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    if l2 == 0 and np.linalg.matrix_rank(X) < p:
        return np.inf
    squares = np.zeros(p)
    d = np.linalg.svd(X, compute_uv=False)
    squares[: len(d)] = d**2 / n
    return (squares.max() + l2) / (squares.min() + l2)
