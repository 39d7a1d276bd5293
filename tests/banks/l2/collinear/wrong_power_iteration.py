# diagnosis: the largest eigenvalue missed
def largest_eigenvalue(A, steps=5000):
    v = np.ones(len(A)) / np.sqrt(len(A))
    for _ in range(steps):
        u = A @ v
        size = np.linalg.norm(u)
        if size == 0.0:
            return 0.0
        v = u / size
    return float(v @ A @ v)


def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    A = X.T @ X / X.shape[0] + l2 * np.eye(X.shape[1])
    smallest = np.linalg.eigvalsh(A)[0]
    if smallest <= 0:
        return np.inf
    ratio = largest_eigenvalue(A) / smallest
    return np.inf if ratio > 1e15 else ratio
