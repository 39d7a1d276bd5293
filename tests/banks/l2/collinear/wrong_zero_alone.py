# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    v = np.linalg.svd(G, compute_uv=False)
    return v[0] / v[-1] if v[-1] != 0 else np.inf
