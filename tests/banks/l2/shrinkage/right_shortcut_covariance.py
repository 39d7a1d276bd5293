def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    mean = np.mean(X, axis=0)
    # Xc.T @ Xc = X.T @ X - n * mean * mean.T  (no centred copy of the data needed)
    S = X.T @ X - n * np.outer(mean, mean)
    d2 = np.sort(np.linalg.eigvalsh(S))[::-1]
    d2 = np.clip(d2, 0, None)[: min(n, p)]
    return d2 / (d2 + n * l2)
