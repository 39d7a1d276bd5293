# diagnosis: one factor for each feature
def shrinkage_factors(X, l2):
    n = X.shape[0]
    Xc = X - np.mean(X, axis=0, keepdims=True)
    eig = np.linalg.eigvalsh(Xc.T @ Xc)[::-1]
    eig = np.clip(eig, 0.0, None)
    return eig / (eig + n * l2)
