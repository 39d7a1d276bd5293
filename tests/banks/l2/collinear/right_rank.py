def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    if np.linalg.matrix_rank(G, hermitian=True) < p:
        return np.inf
    values = np.linalg.svd(G, compute_uv=False)
    return values.max() / values.min()
