def sparsity(weights, tol=0.0):
    return 1 - np.hstack([np.abs(np.asarray(w)).reshape(-1) > tol for w in weights]).mean()
