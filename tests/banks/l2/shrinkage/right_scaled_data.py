def shrinkage_factors(X, l2):
    n = X.shape[0]
    d = np.linalg.svd((X - X.mean(0)) / np.sqrt(n * l2), full_matrices=False)[1]
    return 1 / (1 + 1 / np.maximum(d, 1e-150) ** 2)
