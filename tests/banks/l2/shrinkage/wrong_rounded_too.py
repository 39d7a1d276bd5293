# diagnosis: rounded
def shrinkage_factors(X, l2):
    Xc = X - X.mean(axis=0)
    _, d, _ = np.linalg.svd(Xc, full_matrices=False)
    return np.round(d ** 2 / (d ** 2 + len(X) * l2), 6)
