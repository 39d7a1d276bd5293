# diagnosis: rows centred instead of columns
def shrinkage_factors(X, l2):
    n = X.shape[0]
    A = X if X.shape[0] >= X.shape[1] else X.T
    d = np.linalg.svd(A - A.mean(axis=0), compute_uv=False)
    return d**2 / (d**2 + n * l2)
