# diagnosis: one factor for each feature
def shrinkage_factors(X, l2):
    Xc = X - X.mean(axis=0)
    e = np.sort(np.maximum(np.linalg.eigvalsh(Xc.T @ Xc), 0))[::-1]
    return e / (e + len(X) * l2)
