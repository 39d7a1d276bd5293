# diagnosis: smallest first
def shrinkage_factors(X, l2):
    Xc = X - X.mean(0)
    v = np.linalg.eigvalsh(Xc.T @ Xc)[-min(X.shape):]
    return v / (v + len(X) * l2)
