def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    values = np.linalg.eigvalsh(G)
    if values[0] <= values[-1] * 1e-15:
        return float("inf")
    return values[-1] / values[0]
