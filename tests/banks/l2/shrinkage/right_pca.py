def shrinkage_factors(X, l2):
    from sklearn.decomposition import PCA
    p = PCA().fit(X)
    v = p.singular_values_ ** 2
    return v / (v + X.shape[0] * l2)
