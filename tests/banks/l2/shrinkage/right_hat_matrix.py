def shrinkage_factors(X, l2):
    n, p = X.shape
    Xc = X - X.mean(axis=0)
    hat = Xc @ np.linalg.solve(Xc.T @ Xc + n * l2 * np.eye(p), Xc.T)
    shares = np.sort(np.linalg.eigvalsh((hat + hat.T) / 2))[::-1]
    return shares[: min(n, p)]
