def shrinkage_factors(X, l2):
    Z = X - np.mean(X, axis=0, keepdims=True)
    n, p = Z.shape
    G = Z.T @ Z if p <= n else Z @ Z.T
    values = sorted((max(float(v), 0.0) for v in np.linalg.eigvalsh(G)), reverse=True)
    return [v / (v + n * l2) for v in values]
