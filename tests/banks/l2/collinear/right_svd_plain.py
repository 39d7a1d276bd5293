def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n = X.shape[0]
    s = np.linalg.svd(X, compute_uv=False)
    eig = s**2 / n + l2
    if eig[-1] <= 0 or eig[0] / eig[-1] > 1e15:
        return np.inf
    return float(eig[0] / eig[-1])
