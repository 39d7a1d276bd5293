# diagnosis: division by zero not handled
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    v = [float(x) for x in np.linalg.svd(G, compute_uv=False)]
    number = v[0] / v[-1]
    return number if number <= 1e15 else np.inf
