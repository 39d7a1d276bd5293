# diagnosis: singular values not squared
def shrinkage_factors(X, l2):
    U, d, V = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    n = X.shape[0]
    factors = d / (d + n * l2)
    return factors
