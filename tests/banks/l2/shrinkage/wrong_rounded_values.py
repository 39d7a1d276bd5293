# diagnosis: singular values rounded
def shrinkage_factors(X, l2):
    d = np.round(np.linalg.svd(X - X.mean(axis=0), compute_uv=False), 6)
    return d**2 / (d**2 + len(X) * l2)
