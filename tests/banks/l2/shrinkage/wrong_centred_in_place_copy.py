# diagnosis: none
def shrinkage_factors(X, l2):
    Z = X - X.mean()
    if X.shape[1] > 1:
        Z = X - X.mean(axis=0)
    d = np.linalg.svd(Z, compute_uv=False)
    return d**2 / (d**2 + X.shape[0] * l2) if X.shape[0] >= X.shape[1] else d**2 / (d**2 + X.shape[1] * l2)
