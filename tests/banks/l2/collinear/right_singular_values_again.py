def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    d = np.linalg.svd(X / np.sqrt(n), compute_uv=False)
    squares = np.zeros(p)  # the eigenvalues beyond the singular values are 0
    squares[: d.size] = d**2
    top, bottom = squares.max() + l2, squares.min() + l2
    with np.errstate(divide="ignore", invalid="ignore"):
        number = top / bottom
    return number if 1 <= number <= 1e15 else np.inf
