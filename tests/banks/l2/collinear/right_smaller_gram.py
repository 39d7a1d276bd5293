def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n if n >= p else X @ X.T / n
    lam = np.linalg.eigvalsh(G + l2 * np.eye(len(G)))
    return np.inf if lam[0] <= 1e-15 * lam[-1] else lam[-1] / lam[0]
