def shrinkage_factors(X, l2):
    import scipy.linalg

    d = scipy.linalg.svdvals(X - X.mean(0, keepdims=True))
    with np.errstate(divide="ignore"):
        return 1 / (1 + len(X) * l2 / d**2)
