# diagnosis: none
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    return np.linalg.norm(G, 2) * np.linalg.norm(np.linalg.pinv(G), 2)
