def condition_number(X, l2):
    n, p = X.shape
    lam = np.linalg.eigvalsh(np.add(X.T.dot(X) / n, np.diag(np.full(p, float(l2)))))
    low, high = lam.min(), lam.max()
    return np.float64(np.inf) if low <= 0 or high > 1e15 * low else np.divide(high, low)
