def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    try:
        number = np.linalg.norm(G, 2) * np.linalg.norm(np.linalg.inv(G), 2)
    except np.linalg.LinAlgError:
        return np.inf
    return number if number < 1e15 else np.inf
