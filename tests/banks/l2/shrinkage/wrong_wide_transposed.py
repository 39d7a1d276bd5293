# diagnosis: a wide X turned round first
def shrinkage_factors(X, l2):
    if X.shape[0] < X.shape[1]:
        X = X.T
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return d**2 / (d**2 + len(X) * l2)
