# diagnosis: one sample too few
def shrinkage_factors(X, l2):
    lam = np.linalg.eigvalsh(np.cov(X, rowvar=False))[::-1]
    return lam / (lam + l2)
