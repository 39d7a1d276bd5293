# diagnosis: the right factors, but not the largest first
def shrinkage_factors(X, l2):
    n, p = X.shape
    Xc = X - X.mean(axis=0)
    d2 = np.real(np.linalg.eigvals(Xc.T @ Xc))[:min(n, p)]
    return d2 / (d2 + n * l2)
