# diagnosis: inf too early
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    e = np.linalg.eigvalsh(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
    smallest, largest = e.min(), e.max()
    if smallest <= largest * 1e-12:
        return float("inf")
    return float(largest / smallest)
