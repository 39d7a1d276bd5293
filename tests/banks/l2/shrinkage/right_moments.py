def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    mean = X.mean(axis=0)
    cov = X.T @ X / n - np.outer(mean, mean)  # Cov(X) = E[xx'] - E[x]E[x]'
    d2 = n * np.linalg.eigvalsh(cov)[::-1][: min(n, p)]
    d2 = np.maximum(d2, 0)
    return d2 / (d2 + n * l2)
