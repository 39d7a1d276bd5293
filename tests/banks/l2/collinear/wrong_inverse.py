# diagnosis: division by zero not handled
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    number = np.linalg.norm(G, 2) * np.linalg.norm(np.linalg.inv(G), 2)
    return number if number <= 1e15 else np.inf
