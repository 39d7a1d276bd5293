# diagnosis: equal singular values counted once
def shrinkage_factors(X, l2):
    d = np.unique(np.linalg.svd(X - X.mean(axis=0), compute_uv=False))[::-1]
    return d ** 2 / (d ** 2 + len(X) * l2)
