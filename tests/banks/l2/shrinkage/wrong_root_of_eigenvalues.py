# diagnosis: not finite
def shrinkage_factors(X, l2):
    Xc = X - X.mean(0)
    n, p = X.shape
    d = np.sqrt(np.linalg.eigvalsh(Xc.T @ Xc))[::-1][: min(n, p)]
    return d**2 / (d**2 + n * l2)
