# diagnosis: one factor for each feature
def shrinkage_factors(X, l2):
    Z = X - X.mean(axis=0)
    d2 = np.maximum(np.linalg.eigvalsh(Z.T @ Z)[::-1], 0)
    return d2 / (d2 + len(X) * l2)
