# diagnosis: equal singular values counted once
def shrinkage_factors(X, l2):
    Xc = X - X.mean(axis=0)
    d = np.unique(np.round(np.linalg.svd(Xc, compute_uv=False), 12))[::-1]
    return np.array([v * v / (v * v + X.shape[0] * l2) for v in d])
