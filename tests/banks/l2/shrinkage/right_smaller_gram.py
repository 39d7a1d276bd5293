def shrinkage_factors(X, l2):
    n, p = X.shape
    C = X - np.ones((n, 1)) @ X.mean(axis=0, keepdims=True)
    G = C.T @ C if p <= n else C @ C.T
    squares = np.sort(np.clip(np.linalg.eigvalsh(G), 0, None))[::-1]
    return 1 - n * l2 / (squares + n * l2)
