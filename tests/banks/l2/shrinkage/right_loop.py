def shrinkage_factors(X, l2):
    n, p = X.shape
    centred = np.array([[X[i, j] - X[:, j].sum() / n for j in range(p)] for i in range(n)])
    shares = []
    for d in np.linalg.svd(centred)[1]:
        shares.append(d * d / (d * d + n * l2))
    return np.array(shares)
