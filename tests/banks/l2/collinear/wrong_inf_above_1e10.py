# diagnosis: inf too early
def condition_number(X, l2):
    n, p = X.shape
    eigenvalues = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    small, large = eigenvalues[0], eigenvalues[-1]
    if small <= 1e-10 * large:  # numerically singular
        return float("inf")
    return float(large / small)
