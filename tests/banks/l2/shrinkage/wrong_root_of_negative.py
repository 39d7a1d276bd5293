# diagnosis: not finite
def shrinkage_factors(X, l2):
    Xc = X - X.mean(0)
    v = np.sqrt(np.linalg.eigvalsh(Xc.T @ Xc)[::-1][: min(X.shape)] - 1e-13)
    return v**2 / (v**2 + len(X) * l2)
