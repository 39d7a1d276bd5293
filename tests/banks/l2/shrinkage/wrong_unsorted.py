# diagnosis: the right factors, but not the largest first
def shrinkage_factors(X, l2):
    Z = X - X.mean(0)
    n, p = X.shape
    d2 = np.linalg.eigvals(Z.T @ Z).real[: min(n, p)]
    return d2 / (d2 + n * l2)
